"""What both notebooks do: ask a Xintu, show tables with their sentences, and draw networks with Chinese names."""

import html
import math
import os
from pathlib import Path

import pandas as pd
from gql import Client, gql
from gql.transport.exceptions import TransportError, TransportQueryError
from gql.transport.httpx import HTTPXTransport
from IPython.display import display
from matplotlib import font_manager, pyplot
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Patch

URL = os.environ.get("XINTU_URL") or "http://localhost:4000/graphql"

# Fonts that have Chinese, the best first: Linux, macOS, Windows.
CHINESE_FONTS = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "Noto Sans CJK JP",
    "Heiti SC",
    "Heiti TC",
    "STHeiti",
    "SimHei",
    "Arial Unicode MS",
]

# The colours and lines of the explorer.
INK, SOFT, GRID = "#17202a", "#52606d", "#dfe4ea"
STATE = "#c8102e"
MONEY, POWER = "#43505e", "#9a4a86"
KINDS = {
    "COMPANY": ("#0072b2", "company 企业"),
    "FUND": ("#00805e", "fund 基金"),
    "ORGANIZATION": ("#9a4a86", "group 国资系统"),
    "PUBLIC_BODY": ("#b84a00", "public body 政府机构"),
}
OTHER_KIND = ("#5b6673", "other 其他")
LINES = {
    "STATED": ("-", "stated 明确陈述"),
    "APPROXIMATE": ("-", "stated, about 约数"),
    "INFERRED": ((0, (2, 1.6)), "inferred 推断"),
    "JOINT": ((0, (5, 3)), "said of a group only 合并陈述"),
    "FORECAST": ((0, (5, 2, 1, 2)), "forecast 预测"),
    "RUMOURED": ((0, (1, 3)), "rumoured 传闻"),
}
# Bars of what is not said outright are pale and hatched.
_PALE = {"facecolor": "#e2f0f6", "edgecolor": "#8fb8cc"}
FILLS = {
    "STATED": {"facecolor": "#0b5d80"},
    "APPROXIMATE": {"facecolor": "#3d83a3"},
    "INFERRED": {**_PALE, "hatch": "...."},
    "JOINT": {**_PALE, "hatch": "////"},
    "FORECAST": {**_PALE, "hatch": "----"},
    "RUMOURED": {**_PALE, "hatch": "xxxx"},
}
LEVELS = {
    None: "",
    "CENTRAL": "central 中央",
    "PROVINCIAL": "province 省级",
    "MUNICIPAL": "city 市级",
    "DISTRICT": "district 区级",
    "UNSPECIFIED": "level not said 未说明",
}
MOST_CHARACTERS_IN_A_LINE = 8


def ask(query, **variables):
    """The data that Xintu answers; says what to do when it can't be reached or doesn't answer."""
    request = gql(query)
    request.variable_values = variables
    try:
        return Client(transport=HTTPXTransport(url=URL, timeout=30)).execute(request)
    except TransportQueryError as error:
        told = "; ".join(each["message"] for each in error.errors or [])
        raise ValueError(f"Xintu does not accept the question: {told}") from None
    except TransportError as error:
        raise ConnectionError(
            f"No Xintu answers at {URL} ({str(error).splitlines()[0]}). Start one with `npm install && npm start` in "
            "the project's folder, or set XINTU_URL to the address of one (it ends with /graphql); restart the kernel."
        ) from None


def use_chinese_font():
    """Lets matplotlib write Chinese; says how to get a font when the machine has none."""
    known = {font.name for font in font_manager.fontManager.ttflist}
    if known.isdisjoint(CHINESE_FONTS):
        # matplotlib remembers which fonts there are, and may not have seen one that was installed since.
        for path in font_manager.findSystemFonts():
            if any(name in Path(path).name for name in ("CJK", "SourceHan", "PingFang", "msyh", "wqy")):
                font_manager.fontManager.addfont(path)
        known = {font.name for font in font_manager.fontManager.ttflist}
    there = [name for name in CHINESE_FONTS if name in known]
    if not there:
        print(
            "!!! No font on this machine has Chinese: the names in the pictures will be empty boxes.\n"
            "    Install one and restart the kernel. Debian, Ubuntu: apt-get install fonts-noto-cjk; "
            "Fedora: dnf install google-noto-sans-cjk-fonts; macOS and Windows bring one."
        )
    pyplot.rcParams.update(
        {
            "font.family": [*there[:1], "DejaVu Sans"],
            "figure.dpi": 110,
            "text.color": INK,
            "axes.labelcolor": SOFT,
            "axes.edgecolor": GRID,
            "axes.titlesize": 13,
            "axes.titleweight": "bold",
            "axes.titlelocation": "left",
            "axes.titlepad": 14,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "xtick.color": SOFT,
            "ytick.color": INK,
            "legend.frameon": False,
            "axes.unicode_minus": False,
        }
    )


def show(frame):
    """Shows a table with its text to the left, its numbers to the right, and nothing cut off."""
    numbers = [pd.api.types.is_numeric_dtype(kind) for kind in frame.dtypes]

    def written(value):
        return "" if pd.isna(value) else f"{value:.2f}" if isinstance(value, float) else str(value)

    frame = frame.map(written)

    def cell(tag, text, number):
        text = html.escape(text).replace("\n", "<br>")
        return f'<{tag} style="text-align: {"right" if number else "left"}; vertical-align: top">{text}</{tag}>'

    def row(tag, values):
        return f"<tr>{''.join(cell(tag, *pair) for pair in zip(values, numbers))}</tr>"

    head = row("th", frame.columns)
    body = "\n".join(row("td", values) for values in frame.itertuples(index=False))
    table = f"<table>\n<thead>{head}</thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    plain = frame.replace("\n", "; ", regex=True).to_string(index=False, max_colwidth=60)
    display({"text/html": table, "text/plain": plain}, raw=True)


def percent(share):
    """A share as people write it: 21.67 %, or from least to most."""
    least, most = (f"{bound:.2f}" for bound in (share["min"], share["max"]))
    return f"{least} %" if least == most else f"{least}–{most} %"


def surest(relations):
    """The strongest certainty of some relations."""
    return min((relation["certainty"] for relation in relations), key=list(LINES).index)


def evidence(relation):
    """How sure a relation is and which sentences say so: columns for a table, one line for each piece of evidence."""
    pieces = relation["evidence"]
    sources = dict.fromkeys(
        f"《{piece['source']['title']}》 {piece['source']['published'] or ''}".strip() for piece in pieces
    )
    return {
        "certainty": relation["certainty"],
        "source": "\n".join(sources),
        "sentence": "\n".join(piece["locator"] for piece in pieces),
        "our note": "\n".join(piece["note"] or "" for piece in pieces).strip(),
    }


def wrapped(name):
    """A Chinese name in as few lines of the same length as fit a box."""
    lines = math.ceil(len(name) / MOST_CHARACTERS_IN_A_LINE)
    length = math.ceil(len(name) / lines)
    return "\n".join(name[start : start + length] for start in range(0, len(name), length))


def add_entity(graph, entity, **more):
    """Adds an entity as a node under its name."""
    graph.add_node(entity["name"], kind=entity["kind"], state=entity["stateLevel"] is not None, **more)


def draw_network(graph, places, title, size):
    """Draws entities as boxes at their places, and relations as lines that end at the boxes; returns the axes."""
    figure, axes = pyplot.subplots(figsize=size)
    axes.set_title(title)
    axes.set_axis_off()
    xs, ys = zip(*places.values())
    axes.set(xlim=(min(xs) - 0.6, max(xs) + 0.6), ylim=(min(ys) - 0.4, max(ys) + 0.4))
    boxes = {node: _box(axes, node, places[node], about) for node, about in graph.nodes(data=True)}
    for start, end, about in graph.edges(data=True):
        _line(axes, boxes[start], boxes[end], about)
    axes.legend(
        handles=_legend(graph), loc="upper center", bbox_to_anchor=(0.5, -0.01), ncols=4, fontsize=9.5, handlelength=2.6
    )
    return axes


def _box(axes, node, place, about):
    colour = KINDS.get(about["kind"], OTHER_KIND)[0]
    unknown = about.get("unknown", False)
    text = wrapped(node) if not unknown else node
    return axes.text(
        *place,
        f"{text}\n{about['below']}" if about.get("below") else text,
        ha="center",
        va="center",
        fontsize=10,
        linespacing=1.3,
        color=SOFT if unknown else "white",
        zorder=3,
        bbox={
            "boxstyle": "round,pad=0.45,rounding_size=0.3",
            "facecolor": "white" if unknown else colour,
            "edgecolor": STATE if about["state"] else SOFT if unknown else colour,
            "linewidth": 2.4 if about["state"] else 1,
            "linestyle": (0, (4, 3)) if unknown else "-",
        },
    )


def _line(axes, start, end, about):
    colour, bend = about["colour"], about.get("bend", 0)
    axes.add_patch(
        FancyArrowPatch(
            start.get_position(),
            end.get_position(),
            patchA=start.get_bbox_patch(),
            patchB=end.get_bbox_patch(),
            shrinkA=1,
            shrinkB=2,
            arrowstyle="-|>",
            mutation_scale=11,
            linewidth=1.5,
            linestyle=LINES[about["certainty"]][0],
            edgecolor=colour,
            facecolor=colour,
            connectionstyle=f"arc3,rad={bend}",
            zorder=4,  # after the boxes: only once they are drawn is it known where they end
        )
    )
    if about.get("label"):
        axes.text(
            *_along(axes, start.get_position(), end.get_position(), bend, about.get("along", 0.5)),
            about["label"],
            ha="center",
            va="center",
            fontsize=9.5,
            color=INK,
            zorder=5,
            bbox={"boxstyle": "round,pad=0.12", "facecolor": "white", "edgecolor": "none"},
        )


def _along(axes, start, end, bend, part):
    """The place that is a part of the way along a line, which matplotlib bends as a curve on the screen."""
    (x0, y0), (x1, y1) = axes.transData.transform([start, end])
    corner = ((x0 + x1) / 2 + bend * (y1 - y0), (y0 + y1) / 2 - bend * (x1 - x0))
    before, at, after = (1 - part) ** 2, 2 * part * (1 - part), part**2
    x = before * x0 + at * corner[0] + after * x1
    y = before * y0 + at * corner[1] + after * y1
    return axes.transData.inverted().transform((x, y))


def _legend(graph):
    """What the boxes and lines of this graph mean, and nothing else."""
    nodes = [about for _, about in graph.nodes(data=True) if not about.get("unknown")]
    edges = [about for *_, about in graph.edges(data=True)]
    kinds = {each["kind"] for each in nodes}
    certainties = {each["certainty"] for each in edges}
    families = {each["family"]: each["colour"] for each in edges}
    boxes = [Patch(facecolor=colour, label=label) for kind, (colour, label) in KINDS.items() if kind in kinds]
    ring = [Patch(facecolor="white", edgecolor=STATE, linewidth=2.4, label="state capital 国资")]
    lines = [Line2D([], [], color=colour, linewidth=2.5, label=family) for family, colour in families.items()]
    sure = [
        Line2D([], [], color=INK, linewidth=1.5, linestyle=line, label=label)
        for certainty, (line, label) in LINES.items()
        if certainty in certainties
    ]
    return [*boxes, *ring, *lines, *sure]
