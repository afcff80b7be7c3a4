"""Explanations of GR1xx (layouts), GR2xx (tables, rows and cells) and GR4xx (writing)."""

from gaireport.findings.explanations.entry import Explanation as X
from gaireport.findings.words import Words as W

STRUCTURE_EXPLANATIONS: dict[str, X] = {
    "GR101": X(
        W(
            "An installed adapter could not be loaded or broke its contract; the others went on.",
            "已安装的某个版式插件无法加载或不合约定，其余插件照常使用。",
        ),
        W("A report in that layout may not be recognised.", "该版式的报告可能无法识别。"),
        W("A plugin that imports a package which is not installed.", "插件引用了未安装的软件包。"),
    ),
    "GR102": X(
        W(
            "Part of the text is in another layout than the rest, and was read in that layout.",
            "部分文本与其余文本版式不同，已按其版式读取。",
        ),
        W(
            "Texts pasted together from two sources may hold two reports.",
            "拼接的文本可能包含两份报告。",
        ),
        W(
            "Table 2 as a pipe table, table 3 with one cell a line.",
            "第二部分为竖线表格，第三部分每格一行。",
        ),
    ),
    "GR103": X(
        W(
            "Pages of the file are pictures without text; nothing on them was read.",
            "文件中有的页面为图片，没有文字，未读取。",
        ),
        W(
            "The rows that they show are missing; ask for the Word file, or have the pages recognised.",
            "其上的表格行全部缺失；请索取 Word 文件，或先做文字识别。",
        ),
        W(
            "A PDF in which the signed pages were scanned and put between the others.",
            "PDF 中夹有签章后扫描的页面。",
        ),
    ),
    "GR104": X(
        W(
            "A picture stands where the chapter should have its table; what it shows was not read.",
            "该部分应有表格之处是图片，其内容未读取。",
        ),
        W(
            "All of the table's figures are missing; ask for the text, or have the picture recognised.",
            "该表全部数据缺失；请索取文字版，或先做文字识别。",
        ),
        W("A page whose table 4 is a screenshot.", "网页中的第四部分表格是截图。"),
    ),
    "GR105": X(
        W(
            "The cells were recognised on a picture of a page; no sum with figures other than 0 bears them out.",
            "这些单元格由页面图片识别得出，没有不为0的合计可以印证。",
        ),
        W(
            "A recogniser takes 1 for 7 and loses a 0; compare them with the page.",
            "识别可能把1认作7，也可能漏掉0；请与原页核对。",
        ),
        W("A scan that was read with the extra ocr.", "用扩展 ocr 读取的扫描件。"),
    ),
    "GR106": X(
        W(
            "Parts of the file are cut or altered; no sum with figures other than 0 bears the cells out.",
            "文件中有数据残缺或与校验码不符，这些单元格没有不为0的合计可以印证。",
        ),
        W(
            "A program shows what it can still read of such a file, and a figure may be gone or another one.",
            "程序只显示损坏文件中仍可读取的部分，数字可能缺失，也可能已变成别的数字；请重新下载。",
        ),
        W("A PDF of which the transfer changed some bytes.", "传输中部分字节出错的 PDF。"),
    ),
    "GR201": X(
        W(
            "The text stands where the form has nothing like it; it was kept aside, not dropped.",
            "此处文字在格式中没有对应位置，已另存，未丢弃。",
        ),
        W(
            "A figure or a label in it would otherwise go unseen.",
            "其中若有数据或标签，容易被忽略。",
        ),
        W("A line of navigation text between two rows.", "两行表格之间夹有网页导航文字。"),
    ),
    "GR202": X(
        W("One of the three tables is not in the text.", "三张规定表格缺少一张。"),
        W(
            "All of its figures are missing, which is not the same as 0.",
            "该表全部数据缺失，缺失不等于0。",
        ),
        W("A page whose table 4 is an image.", "网页中的第四部分表格是图片。"),
    ),
    "GR203": X(
        W(
            "A row of the form is not in the table; its cells are given as lost.",
            "表中缺少规定的一行，该行数据视为缺失。",
        ),
        W("Sums over the row cannot be tested.", "涉及该行的勾稽关系无法核对。"),
        W("The row 3.其他 under （六）其他处理 was left out.", "（六）其他处理缺少“3.其他”一行。"),
    ),
    "GR204": X(
        W(
            "Several rows of the text claim one row of the form, with different figures; the likeliest was kept.",
            "文中有多行对应规定的同一行，且数据不同，保留最可能的一行。",
        ),
        W(
            "Only one of them is the figure of the report.",
            "其中只有一行是本报告的数据。",
        ),
        W(
            "The table of the year before stands behind this year's; 本级 and 合计 under one label.",
            "上一年的表格附在后面；同一标签下列出“本级”与“合计”。",
        ),
    ),
    "GR205": X(
        W(
            "A row has more or fewer figures than columns, and neither columns nor sums tell which is which.",
            "一行数据个数与列数不符，列位和勾稽关系都不能确定对应。",
        ),
        W(
            "Placing them by guess would put figures under the wrong applicant; the cells are left empty.",
            "猜测会把数据放错列，故留空。",
        ),
        W(
            "Six figures in a row of seven columns, five of them 0.",
            "七列的行只有六个数据，其中五个为0。",
        ),
    ),
    "GR206": X(
        W(
            "A row has more or fewer cells than columns; its figures were placed so that the printed sums hold, "
            "or by where they stand on the line.",
            "一行单元格数与列数不符，按勾稽关系或所在位置对应各列。",
        ),
        W(
            "The placing is inferred, not printed.",
            "对应关系是推断的，并非原文所示。",
        ),
        W(
            "0 2 0 0 0 2 in a row of seven: one 0 was lost.",
            "七列的行原文所列为0 2 0 0 0 2，缺少一个0。",
        ),
    ),
    "GR209": X(
        W(
            "What is printed in a figure's place is no number; the value is left empty.",
            "应为数字处原文所列为其他内容，该值留空。",
        ),
        W("The figure cannot be counted or summed.", "该数据无法统计和核对。"),
        W("1O with the letter O for 10.", "10写成1O（字母O）。"),
    ),
    "GR210": X(
        W(
            "A label is spelt unlike any known spelling, but near enough to one.",
            "标签写法不常见，但与规定写法相近。",
        ),
        W(
            "If it was meant for another row, its figures are in the wrong cells.",
            "若本意是另一行，数据就归错了。",
        ),
        W("本机关不掌握相关政府信启 for 信息.", "“信息”误为“信启”。"),
    ),
    "GR211": X(
        W("The table has a row that the form does not have.", "表中有规定格式以外的行。"),
        W(
            "Its figures are in no cell; a total may include them.",
            "其数据不归入任何单元格，总计可能包含它。",
        ),
        W("A local row for a third kind of document.", "地方自行增加的第三类文件一行。"),
    ),
    "GR212": X(
        W(
            "The column heads were not found, cannot be read, or are not those of the form.",
            "未找到表头、表头无法识别或与规定不符。",
        ),
        W(
            "If the columns were in another order, the figures are exchanged.",
            "若列序不同，数据会互换。",
        ),
        W(
            "本年新制作数量 typed over two columns.",
            "两列表头都写成“本年新制作数量”。",
        ),
    ),
    "GR213": X(
        W(
            "Some blocks are those of the 2019 form, others of the 2021 form.",
            "部分区块为2019年格式，部分为2021年格式。",
        ),
        W(
            "The two are not comparable: fees are counted in one and summed in 万元 in the other.",
            "两种格式口径不同：收费一为项目数，一为万元金额。",
        ),
        W(
            "The first block of table 2 has 本年新制作数量, the others 本年处理决定数量.",
            "第二部分首块为“本年新制作数量”，其余为“本年处理决定数量”。",
        ),
    ),
    "GR215": X(
        W(
            "A number was broken over two lines and its digits were joined.",
            "一个数字被分成两行，已拼接。",
        ),
        W("They might be two figures.", "也可能本是两个数据。"),
        W("123 above 45 in a narrow cell: 12345.", "窄单元格中123下接45：12345。"),
    ),
    "GR216": X(
        W(
            "A row has figures but no readable label; its place between its neighbours tells which it is.",
            "该行有数据而标签不可读，按前后行的位置判定。",
        ),
        W("If a row is missing nearby, it may be another one.", "若附近缺行，可能是另一行。"),
        W("A label lost by the converter.", "转换时标签丢失。"),
    ),
    "GR219": X(
        W(
            "Something that should bear the figures of a row out is missing: the text may drop blank cells, "
            "the figures stand in pieces or apart from the label, or one cell is no figure.",
            "该行数据缺少佐证：空白单元格可能未保留，数据分成几段或与标签分离，或有单元格不是数字。",
        ),
        W(
            "The figures may stand in wrong columns or belong to another row.",
            "数据可能错列或属于其他行。",
        ),
        W(
            "25 25 and five blank cells: were the blanks dropped, 25 is the total.",
            "“25 25”后有五个空格：若空白未保留，后一个25应是总计。",
        ),
    ),
    "GR220": X(
        W(
            "Something in the cell was left out (struck out, raised, a picture), 〇 or O in it was read as 0, or one "
            "merged cell stands for several places.",
            "单元格中有内容未计入（删除线、上标、图片、表单域），或其中的〇、O按0读取，或一个合并单元格对应多个位置。",
        ),
        W(
            "The figure may be another one than the text of the cell says.",
            "实际数据可能与所读文字不同。",
        ),
        W("A struck-out 7 before 3; 〇 where every zero is so.", "3前有划去的7；全文的0都写作〇。"),
    ),
    "GR401": X(
        W(
            "A cell of a row that prints figures is lost or unplaced, and the layout has no way to leave one out.",
            "该行原文列有数据，但有单元格缺失或无法确定其数据，而该版式无法表示。",
        ),
        W("Writing 0 or a blank would invent a figure.", "写成0或空白都等于编造数据。"),
        W("A row of seven cells of which six were read.", "七格的行只读到六格。"),
    ),
    "GR402": X(
        W("A text holds a mark that the layout uses for itself.", "文字中含有该版式的保留符号。"),
        W("The text would be cut there when read again.", "再次读取时会在此处断开。"),
        W("A tab in a cell of a tab table.", "制表符表格的单元格中有制表符。"),
    ),
    "GR403": X(
        W(
            "A text would come back as another one when the written layout is read.",
            "写出后再读取，文字会变成另一内容。",
        ),
        W("Writing must lose nothing.", "写出不得丢失内容。"),
        W("A paragraph that looks like a chapter heading.", "段落形似章标题。"),
    ),
    "GR404": X(
        W(
            "A chapter's number has no Chinese numeral to be printed with.",
            "该章序号没有对应的中文数字。",
        ),
        W("The heading would not be recognised.", "标题将无法识别。"),
        W("A chapter 0.", "第0章。"),
    ),
    "GR405": X(
        W(
            "The written text would not be recognised as a report in its layout.",
            "写出的文本不会被识别为该版式的报告。",
        ),
        W("Nobody could read it back.", "将无法再读取。"),
        W("A report without any table.", "没有任何表格的报告。"),
    ),
    "GR221": X(
        W(
            "A row stands in the text again with the same figures.",
            "同一行在文中重复出现，数据相同。",
        ),
        W(
            "The two confirm each other.",
            "两处互相印证。",
        ),
        W(
            "A page that holds a copy for wide and one for narrow screens.",
            "网页同时含有电脑版和手机版内容。",
        ),
    ),
    "GR222": X(
        W(
            "The text ends in or right behind the row.",
            "文本在该行内或紧接该行处结束。",
        ),
        W(
            "What is missing of the row is not blank, and the last figure may lack digits.",
            "该行缺少的部分不是空白，最后一个数字可能不完整。",
        ),
        W(
            "A text that was cut after a number of characters.",
            "按字符数截断的文本。",
        ),
    ),
    "GR223": X(
        W(
            "The table has no heads and no cells for some columns of the form.",
            "表格中缺少规定的部分列。",
        ),
        W(
            "Their figures are not in the text; they are not blank.",
            "这些数据不在文中，并非空白。",
        ),
        W(
            "A converter dropped the columns that had no figures.",
            "转换时删除了没有数据的列。",
        ),
    ),
    "GR225": X(
        W(
            "Another report follows in the same text, under a title with another organ or year.",
            "同一文本中其后另有一份报告，标题的机关或年度不同。",
        ),
        W(
            "Its figures belong to it alone; only the first report was read.",
            "其数据只属于那份报告；此处只读取了第一份。",
        ),
        W(
            "A page that strings the reports of several years together.",
            "网页将多年的报告连在一起。",
        ),
    ),
    "GR226": X(
        W(
            "Tables stand under a caption of an annex that names another year than the report's (附：2019年…数据).",
            "附表标题注明的年度与报告年度不同（附：2019年……数据）。",
        ),
        W(
            "Their rows are left aside; where the report has no others, they are read, and are of that other year.",
            "其下各行不计入本报告；如全文没有其他表格，则仍予读取，但属于该年度。",
        ),
        W(
            "An office prints last year's figures behind its own for comparison.",
            "机关在报告之后附上上年数据以供对比。",
        ),
    ),
}
