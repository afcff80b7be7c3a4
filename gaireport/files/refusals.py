"""Why a file is not read, each cause once: a stable reason and, in both languages, what to do next."""

from gaireport.errors import UnsupportedFileError
from gaireport.findings.words import Words

SAVE_AS_WORD = Words("save it as .docx in WPS or Word", "请在 WPS 或 Word 中另存为 .docx")
_NEEDS_OCR = Words(
    "it needs OCR, or ask for the Word file", "请先做文字识别，或向编制机关索取 Word 文件"
)
_UNPACK = Words("unpack it first", "请先解压缩")

REFUSALS = {
    "encrypted": Words(
        "the file is encrypted; save it without a password", "文件已加密；请去除密码后另存"
    ),
    "damaged": Words(
        "the {kind} cannot be read: {cause}; fetch it again, or save it anew",
        "{kind}已损坏或不完整；请重新下载，或打开后另存",
    ),
    "no-text": Words("the {kind} holds no text", "{kind}中没有文字；请核对是否选错文件"),
    "scanned-pdf": Words(
        "the {kind} has no text layer (scanned pages?); with pip install gaireport[ocr] scanned PDFs are read, or ask "
        "for the Word file",
        "{kind}各页为扫描图片，没有文字；执行 pip install gaireport[ocr] 后可识别扫描的 PDF，"
        "或向编制机关索取 Word 文件",
    ),
    "unreadable-fonts": Words(
        f"the fonts of the {{kind}} do not tell their characters; {_NEEDS_OCR.en}",
        f"{{kind}}字体未注明所对应的文字；{_NEEDS_OCR.zh}",
    ),
    "picture": Words(
        "the file is a picture; with pip install gaireport[ocr] pictures are read, or ask for the Word file",
        "文件为图片；执行 pip install gaireport[ocr] 后可识别图片，或向编制机关索取 Word 文件",
    ),
    "picture-format": Words(
        "the picture cannot be opened, damaged or of a kind not known here; save it as PNG or JPEG",
        "图片无法打开，可能已损坏或格式不受支持；请另存为 PNG 或 JPEG",
    ),
    "archive": Words(
        f"the file is an archive ({{name}}); {_UNPACK.en}",
        f"文件为压缩包（{{name}}）；{_UNPACK.zh}",
    ),
    "zip": Words(
        "the file is a zip of files; read it with read_many, or unpack it first",
        "文件为 zip 压缩包；请用 read_many 读取，或先解压缩",
    ),
    "slides": Words(
        f"the file holds slides ({{name}}); {SAVE_AS_WORD.en}",
        f"文件为演示文稿（{{name}}）；{SAVE_AS_WORD.zh}",
    ),
    "other-office": Words(
        f"the file is {{name}}, which is not read; {SAVE_AS_WORD.en}",
        f"不支持 {{name}} 文件；{SAVE_AS_WORD.zh}",
    ),
    "other-sheet": Words(
        "the file is {name}, which is not read; save it as .xlsx in WPS or Excel",
        "不支持 {name} 文件；请在 WPS 或 Excel 中另存为 .xlsx",
    ),
    "other-print": Words(
        "the file is {name}, which is not read; save it as PDF", "不支持 {name} 文件；请另存为 PDF"
    ),
    "program": Words("the file is a program ({name})", "文件为程序（{name}），不是报告"),
    "mail": Words(
        "the file is a mail ({name}); save what is attached to it",
        "文件为邮件（{name}）；请另存其附件",
    ),
    "binary": Words(
        "the file is binary, of no kind that is known here; save it as .docx or PDF",
        "文件为无法识别的二进制文件；请另存为 .docx 或 PDF",
    ),
    "unknown-encoding": Words(
        "the encoding of the text is not recognised, or it is no text; save it as UTF-8",
        "无法识别文本编码；请另存为 UTF-8",
    ),
    "misnamed": Words(
        "the file is no {name} file in spite of its name; fetch it again",
        "文件虽以 .{name} 为名，内容却不是；请重新下载",
    ),
}


def refuse_file(reason: str, **values: object) -> UnsupportedFileError:
    """The error for a cause; a value that is given as ``Words`` is said in the language of each message."""
    words = REFUSALS[reason]
    return UnsupportedFileError(
        words.en.format(**{k: v.en if isinstance(v, Words) else v for k, v in values.items()}),
        message_zh=words.zh.format(
            **{k: v.zh if isinstance(v, Words) else v for k, v in values.items()}
        ),
        reason=reason,
    )
