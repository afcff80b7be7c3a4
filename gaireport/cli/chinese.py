"""The help of the command line in Chinese: what a command states in English -> the same in Chinese."""

HELP_ZH = {
    "Usage:": "用法：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "Example:": "示例：",
    "Arguments:": "参数：",
    "Options:": "选项：",
    "Commands:": "命令：",
    "Help: {command} --help": "帮助：{command} --help",
    "Show this message and exit.": "显示本帮助。",
    "Install completion for the current shell.": "为当前命令行环境安装自动补全。",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "显示当前命令行环境的自动补全脚本，可自行保存或修改。"
    ),
    "Show the version.": "显示版本号。",
    "Read Chinese government-information-disclosure annual reports.": "读取政府信息公开工作年度报告。",
    # Arguments and options of several commands.
    "Files, folders with all below them, patterns or zip archives; - is standard input.": (
        "文件、文件夹（含下级）、通配符或zip压缩包；- 为标准输入。"
    ),
    "File to read; - is standard input.": "要读取的文件；- 为标准输入。",
    "Use this adapter, do not detect.": "指定版式，不作识别。",
    "Language of all that is said. Default: GAIREPORT_LANG, else the locale's.": (
        "输出的语言。默认取环境变量 GAIREPORT_LANG，未设置时随系统区域设置。"
    ),
    "Processes that read the files.": "同时读取文件的进程数。",
    "Of the findings.": "诊断的输出格式。",
    "File to write.": "写入的文件。",
    "Layout to write, or docx for a Word file.": "写出的版式；docx 为Word文件。",
    # Commands.
    "Write a page that shows tables, findings and text beside one another, in any browser, offline.": (
        "生成核对页面，表格、问题与原文对照显示，用浏览器打开即可，无需联网。"
    ),
    "Page to write.": "写入的页面文件。",
    "Copy the checker that make web has built: a page that reads and checks reports in a browser, offline.": (
        "复制 make web 构建的网页版：在浏览器中读取并核对报告，无需联网。"
    ),
    "Folder to copy it into.": "复制到的文件夹。",
    "The schema of the page that view writes instead.": "改为输出核对页面所用文档的模式。",
    (
        "Write one table of all reports, of every one in a file that holds several: a row for each cell, "
        "and for each file that was refused a row with the reason."
    ): "把全部报告写成一张表，一个文件含多份报告的逐份列出：每个单元格一行；未能读取的文件也各有一行，并注明原因。",
    "File to write; it ends in .csv, .xlsx, .parquet or .jsonl.": (
        "写入的文件，扩展名为 .csv、.xlsx、.parquet 或 .jsonl。"
    ),
    (
        "Lay the reports of one office beside one another: a row for each cell, a column for each year; "
        "what is left out or does not run on is said."
    ): "把同一机关各年的报告并列成表：每个单元格一行，每个年度一列；未计入的和不衔接的逐一说明。",
    "One row for each report, a column for each cell.": "每份报告一行，每个单元格一列。",
    "Begin a .csv with the mark by which Excel knows UTF-8.": (
        "在 .csv 开头写入BOM，供Excel识别UTF-8编码。"
    ),
    "Parse a report that comes with the package, and show its tables and findings.": (
        "解析随包附带的示例报告，显示表格和诊断。"
    ),
    "Write report.txt and later.txt there instead.": "不显示，把 report.txt 和 later.txt 存入该文件夹。",
    "Parse reports and show their tables and findings.": "解析报告，显示表格和诊断。",
    "One line of JSON for each file, refused ones too.": "每个文件输出一行JSON，未能读取的也有一行。",
    (
        "Check reports: sums, text against tables, form, dates; where the fault is and what it may be."
    ): "核对报告：勾稽关系、正文与表格、格式、日期；指出问题所在和可能的原因。",
    "Show only these.": "只显示这些问题编号，如 GR3,GR545。",
    "Do not show these.": "不显示这些问题编号。",
    "The least severity for which the status is 1.": "达到该级别时退出状态为1。",
    "Status 0 whatever is found.": "无论发现什么问题，退出状态均为0。",
    "Count the findings of each code instead.": "只统计各问题编号的诊断数量。",
    "Also compare FILEs of one office, year by year.": "并逐年比较同一机关的报告。",
    "Also compare the first FILE with the sum of the rest.": "并将第一个文件与其余各单位之和比较。",
    (
        "Explain a code or a cell; of a file, show where the cell or the findings of the code are, "
        "and their lines."
    ): "解释问题编号或单元格；给出文件时，显示该单元格或该编号诊断的位置和所在行。",
    "A code, its name or a cell; or a file to read.": "问题编号、其英文名称或单元格；或要读取的文件。",
    "Of that file: a cell (path, tail of a path or Chinese label), or a code.": (
        "该文件中的单元格（路径、路径末段或中文名称）或问题编号。"
    ),
    (
        "Show the shares of requests granted, denied and not provided, and the rates of correction."
    ): "显示予以公开、不予公开、无法提供的比率和纠错率。",
    (
        "Show what differs between two reports, or two parses of one: a line for each cell. "
        "Status 1 if they differ."
    ): "显示两份报告、或同一报告两次解析结果的差别，一格一行。有差别时退出状态为1。",
    "A report, or one in JSON as parse writes it.": "报告，或 parse 输出的JSON。",
    "The same, to compare with it.": "同上，与前者比较。",
    (
        "Write a report in another layout; what that layout cannot carry is an error, never left out."
    ): "把报告写成另一种版式；该版式无法表示的内容会报错，不会省略。",
    "Write the official form with all cells blank, to be filled in.": "写出待填报的官方格式，各格空白。",
    "The office that reports.": "填报机关。",
    "The year reported on.": "报告年度。",
    "Which official form.": "采用哪一种官方格式。",
    "Print the JSON Schema of a report in JSON.": "输出报告JSON的JSON Schema。",
    (
        "Print the codebook: what each cell means, its unit and sums, and which cells may be joined over "
        "the two forms."
    ): "输出数据说明：各单元格的含义、单位、勾稽关系，以及两种格式中可以衔接的单元格。",
    "Read millions of documents into a folder of Parquet files.": "把海量文档读入一个Parquet文件夹。",
    "Parquet, JSON lines (.gz, .zst), folders of them or of documents.": (
        "Parquet、JSON Lines（.gz、.zst）文件，或存放这些文件或文档的文件夹。"
    ),
    "Folder to write into.": "写入的文件夹。",
    "Processes. Default: one a core.": "进程数。默认每个处理器核心一个。",
    "Go on with what a run that was cut off left.": "接着上次中断处继续。",
    "Column of the documents.": "存放文档的列。",
    "Column to keep, as often as there are such columns; url unless given.": "保留的列，可多次给出，默认为 url。",
    "For one document.": "单份文档的秒数上限。",
    "For one document (Linux).": "单份文档的内存上限（Linux）。",
    "Use it, not this machine alone.": "使用该引擎，不限于本机。",
    "Tools for a crawl and for what a run has made of it.": "整理网页抓取数据和运行结果的工具。",
    "Folder that gaireport run has written.": "gaireport run 写入的文件夹。",
    "As for gaireport run.": "与 gaireport run 相同。",
    "Names a document.": "标识文档的列。",
    "HTML file to write.": "写入的HTML文件。",
    "Kept column that names the converter.": "记录转换程序的列（运行时须保留）。",
    "List offices that may be others renamed.": "列出可能更名的机关及依据。",
    (
        "Say what each document is: a report, several, something else; its form; whole, clipped or damaged."
    ): "判断每份文档：是否年报、是否含多份、何种格式、是否完整。",
    "List the documents that repeat an earlier one, word for word or nearly.": (
        "列出与前面文档完全相同或基本相同的文档。"
    ),
    "List office by year; nothing is joined under another name.": (
        "按机关和年度列出报告；名称不同的机关不合并。"
    ),
    (
        "Write a page on the quality of a run: what was read, by layout, form, year, converter, and samples."
    ): "写出运行质量网页：读取比例，按版式、格式、年度、转换程序统计，附样本链接。",
    "Of the codebook.": "数据说明的输出格式。",
    (
        "Say which layout each file is in; a dash where it does not look like a report. Reads no cell."
    ): "显示每个文件的版式，不像报告的显示 -；不读取单元格。",
    "List the adapters, built-in and installed, and the layouts they read and write.": (
        "列出内置和已安装的适配器及其读写的版式。"
    ),
}
"""English help, its blanks single -> Chinese help."""

SUMMARIES_ZH = {
    "aligned_text": "用空格对齐的列（pdftotext -layout、lynx、inscriptis等）",
    "box_table": "制表符号画成的边框，或行间无横线的 +---+",
    "cell_per_line": "每格前一个制表符，一行一格，表格行之间空一行（Apache Tika读Word文件）",
    "csv": "单元格以逗号、分号或 ， ； 、 ｜ 分隔的行（CSV）",
    "grid_table": "+---+ 和 | 画成的边框，每行之下有横线",
    "html": "HTML表格，单独的，或在Markdown和文本之中",
    "latex": "LaTeX表格，含multirow和multicolumn（pandoc、Mathpix、Nougat）",
    "pipe_lines": "一行一格，后跟竖线（trafilatura）",
    "pipe_table": "用竖线分隔的行（Markdown表格、markitdown、pandoc）",
    "placed_text": "按坐标排在页面上的文字，HTML或XML（mutool、pdftohtml -xml、hOCR、ALTO等）",
    "plain_lines": "一行一格，没有任何标记（BeautifulSoup的get_text、docx2python、resiliparse）",
    "simple_table": "=== 或 --- 标尺之下的列",
    "tab_table": "用制表符分隔的行（PDF转Markdown、python-docx、pdfplumber）",
}
"""The built-in layouts in a line each."""

COMPLAINTS_ZH = (
    (r"Invalid value for (\S+(?: / \S+)*): (.*)", "{0} 的值不可用：{1}"),
    (r"Invalid value: (.*)", "值不可用：{0}"),
    (r"Missing option ?(.*?)\.?", "缺少选项 {0}"),
    (r"Missing (?:argument|parameter) ?(.*?)\.?", "缺少参数 {0}"),
    (r"No such option: (\S+) \(Possible options: (.*)\)", "没有选项 {0}，相近的有 {1}"),
    (r"No such option: (\S+)", "没有选项 {0}"),
    (r"No such command ('.*?')\. Did you mean (.*)\?", "没有命令 {0}，相近的有 {1}"),
    (r"No such command ('.*?')\.", "没有命令 {0}"),
    (r"Missing command\.", "缺少命令"),
    (r"Got unexpected extra arguments? ?(?:\(s\))? ?\((.*)\)", "多余的参数 {0}"),
    (r"Option ('.*?') requires an argument\.", "选项 {0} 须有值"),
    (r"Option ('.*?') requires .* arguments\.", "选项 {0} 的值不足"),
    (r"Option ('.*?') does not take a value\.", "选项 {0} 不带值"),
    (r"('.*') is not a valid integer\.?", "{0} 不是整数"),
    (r"(\S+) is not in the range (.*)\.", "{0} 不在范围 {1} 内"),
    (r"Input should be a valid integer.*", "应为整数"),
    (r"Input should be greater than or equal to ([\d.]+)", "不得小于{0}"),
    (r"there are (.*)", "可用 {0}"),
)
"""Patterns of complaints about a call, and what they are in Chinese."""
