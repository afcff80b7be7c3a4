"""A pool of processes, each with one piece at a time; one that is stuck is killed, and loses its document only.

Python's own pools break as a whole when one process dies, and cannot tell which document killed it.
"""

import gc
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import connection, get_context
from time import monotonic, sleep
from typing import Any

import attrs

from gaireport.corpus.batch import DocumentRow
from gaireport.corpus.documents import memory_limit, refused
from gaireport.corpus.inputs import InputPiece
from gaireport.corpus.pieces import Done, Job, write_piece
from gaireport.errors import GaireportError
from gaireport.files.interrupts import end_without_a_word, unheard_by_children

_GRACE = 2.0
"""Seconds that a document has to stop by itself when its time is up."""
_LOOK_EVERY = 0.2
_OBJECTS_BETWEEN_LOOKS = 50_000
_DEATHS_OF_A_DOCUMENT = 2
"""A process may be killed by the system for what its neighbour took; the second time it is the document."""
_DEATHS_OF_A_PIECE = 3
_AT_ROW, _AT_SINCE = 0, 1
_AT_NO_ROW = -1.0


class WorkerError(GaireportError):
    """A piece cannot be read, or its processes die whatever is read."""

    reason = "worker"


@attrs.frozen
class Task:
    """A piece to be read."""

    number: int
    piece: InputPiece


def _work(pipe: Any, watched: Any, job: Job, parent: int) -> None:
    """The life of a process of the pool: pieces come in, what their markers say goes out."""
    end_without_a_word()
    # A report is thousands of small objects without circles, and to look for circles among them takes a twentieth of
    # its time.
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS)
    threading.Thread(target=_end_with_parent, args=(parent,), daemon=True).start()

    @contextmanager
    def watch(row: int) -> Iterator[None]:
        watched[_AT_SINCE] = monotonic()
        watched[_AT_ROW] = row
        with memory_limit(job.limits.memory):
            yield
        watched[_AT_ROW] = _AT_NO_ROW

    while True:
        try:
            task, known = pipe.recv()
        except (EOFError, ConnectionError):
            return
        try:
            answer: object = write_piece(task.piece, task.number, job, known, watch)
        except Exception as error:  # told to the parent, which stops the run with it
            answer = f"{type(error).__name__}: {error}"
        try:
            pipe.send(answer)
        except ConnectionError:
            return  # the parent was killed; there is nobody to tell


def _end_with_parent(parent: int) -> None:
    """A process whose parent was killed has nobody to read for."""
    while os.getppid() == parent:
        sleep(1)
    os._exit(1)


class _Worker:
    """One process, the piece it has, and what is known of the documents of the piece."""

    def __init__(self, job: Job) -> None:
        context = get_context("spawn")
        self._limits = job.limits
        self.pipe, theirs = context.Pipe()
        self._watched = context.Array("d", [_AT_NO_ROW, 0.0], lock=False)
        arguments = (theirs, self._watched, job, os.getpid())
        self._process = context.Process(target=_work, args=arguments, daemon=True)
        with unheard_by_children():
            self._process.start()
        theirs.close()
        self.task: Task | None = None
        self.known: dict[int, DocumentRow] = {}
        self.deaths: dict[int, int] = {}

    def give(self, task: Task, known: dict[int, DocumentRow], deaths: dict[int, int]) -> None:
        self.task, self.known, self.deaths = task, known, deaths
        self.pipe.send((task, known))

    @property
    def is_stuck(self) -> bool:
        """Whether it is at one document longer than a document may take."""
        row, since = self._watched[_AT_ROW], self._watched[_AT_SINCE]
        late = monotonic() - self._limits.seconds - _GRACE
        return bool(row != _AT_NO_ROW and since < late)

    @property
    def row(self) -> int:
        return int(self._watched[_AT_ROW])

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self.pipe.close()


def read_pieces(tasks: Sequence[Task], job: Job, workers: int) -> Iterator[Done]:
    """Read pieces with so many processes; what each marker says, as it is written.

    Raises:
        WorkerError: a piece cannot be read.
    """
    waiting = list(reversed(tasks))
    crew = [_Worker(job) for _ in range(min(workers, len(tasks)))]
    try:
        for worker in crew:
            worker.give(waiting.pop(), {}, {})
        while busy := [worker for worker in crew if worker.task is not None]:
            ready = connection.wait([worker.pipe for worker in busy], _LOOK_EVERY)
            for worker in busy:
                if worker.pipe in ready:
                    done = _receive(worker)
                    if done is not None:
                        yield done
                        worker.task = None
                        if waiting:
                            worker.give(waiting.pop(), {}, {})
                        continue
                elif not worker.is_stuck:
                    continue
                crew[crew.index(worker)] = _replace(worker, job, timed_out=worker.pipe not in ready)
    finally:
        for worker in crew:
            worker.kill()


def _receive(worker: _Worker) -> Done | None:
    """What the process sends; None where it has died."""
    try:
        answer = worker.pipe.recv()
    except (EOFError, OSError):
        return None
    if isinstance(answer, Done):
        return answer
    assert worker.task is not None
    raise WorkerError(f"{worker.task.piece.describe()[0]}: {answer}")


def _replace(worker: _Worker, job: Job, *, timed_out: bool) -> _Worker:
    """Another process, which begins the piece again, and passes over the document that stopped this one.

    Beginning again costs less than the time that the document was waited for.
    """
    worker.kill()
    row, known, deaths, task = worker.row, dict(worker.known), dict(worker.deaths), worker.task
    assert task is not None
    deaths[row] = deaths.get(row, 0) + 1
    if timed_out:
        seconds = job.limits.seconds
        known[row] = refused(
            "timeout", "killed", f"the process was killed after {seconds:g} seconds"
        )
    elif row == _AT_NO_ROW and deaths[row] == _DEATHS_OF_A_PIECE:
        where = task.piece.describe()[0]
        raise WorkerError(
            f"{where}: three processes died outside of any document; a script that starts a run does so "
            'under if __name__ == "__main__":',
            f'{where}：三个进程在读取文档之外退出；脚本须在if __name__ == "__main__":之下启动运行',
        )
    elif row != _AT_NO_ROW and deaths[row] == _DEATHS_OF_A_DOCUMENT:
        known[row] = refused("error", "process-died", "the process died twice at this document")
    fresh = _Worker(job)
    fresh.give(task, known, deaths)
    return fresh
