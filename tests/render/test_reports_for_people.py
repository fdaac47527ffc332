"""What the reports for people show, and what no article can make them do."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from fidelity.gate import Excuses, findings, judge
from fidelity.records import (
    Confidence,
    Distortion,
    DistortionKind,
    Excerpt,
    Policy,
    Severity,
    Span,
    Speaker,
)
from fidelity.render import github, html_page, junit, markdown, terminal
from fidelity.render.view import with_both_marks
from fidelity.text.marking import Piece

RENDERERS = {
    "terminal.txt": terminal.render,
    "report.html": html_page.render,
    "report.md": markdown.render,
}
VOID = {"br", "hr", "img", "input", "link", "meta"}


def rendered(render, report):
    return render(report, judge(report, Policy()))


def without_assets(page: str) -> str:
    """The page without style, script and the pages of the kinds, which have their own tests."""
    page = re.sub(r"(?s)<(style|script)>.*?</\1>", r"<\1></\1>", page)
    page = re.sub(r"sha256-[\w+/=]+", "sha256-", page)
    return re.sub(r'(?s)(<details class="text page" id="[\w-]+">).*?</details>', r"\1", page)


@pytest.mark.parametrize("name", RENDERERS)
def test_the_report_is_the_one_that_was_accepted(name, report, check_golden):
    check_golden(name, without_assets(rendered(RENDERERS[name], report)))


@pytest.mark.parametrize("name", RENDERERS)
def test_the_same_report_gives_the_same_bytes(name, report):
    render = RENDERERS[name]
    assert rendered(render, report) == rendered(render, report)


@pytest.mark.parametrize("name", RENDERERS)
def test_the_worst_comes_first(name, report):
    text = rendered(RENDERERS[name], report)
    worst = text.index("“not” was dropped")
    assert worst < text.index("aises “possibility”")
    assert worst < text.rindex("Nobody asked us")


@pytest.mark.parametrize("name", RENDERERS)
@pytest.mark.parametrize("fixture", ["empty_report", "faithful_report"])
def test_a_report_without_findings_says_so(name, fixture, request):
    text = rendered(RENDERERS[name], request.getfixturevalue(fixture))
    assert "0 quotations" in text or "No quotation was found" in text or "1 quotation" in text
    assert "nan" not in text


@pytest.mark.parametrize("name", RENDERERS)
def test_no_control_character_of_an_article_is_printed(name, hostile_report):
    text = rendered(RENDERERS[name], hostile_report)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "[31m" not in text


def test_the_terminal_prints_rich_markup_of_an_article_as_it_is(hostile_report):
    assert "[b]bold[/b]" in rendered(terminal.render, hostile_report)


def test_each_changed_word_has_a_sign_on_both_sides(report):
    text = rendered(terminal.render, report)
    assert "{+obvious likelihood+}¹" in text
    assert "[-clear possibility-]¹" in text
    assert "[-not-]¹" in text


def test_a_terminal_without_colour_gets_no_escape_codes(report):
    assert "\x1b" not in terminal.render(report, None)
    assert "\x1b[" in terminal.render(report, None, is_coloured=True)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(report, width):
    lines = terminal.render(report, None, width=width).splitlines()
    assert max(map(len, lines)) <= width


class Tree(HTMLParser):
    """Tags that are open, and what a test asks about."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.tags, self.attributes = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        values = dict(attrs)
        if "id" in values:
            self.ids.append(values["id"])
        if "href" in values:
            self.links.append(values["href"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def tree(page: str) -> Tree:
    parser = Tree()
    parser.feed(page)
    parser.close()
    return parser


@pytest.mark.parametrize("fixture", ["report", "empty_report", "faithful_report", "hostile_report"])
def test_the_page_is_well_formed_and_every_link_arrives(fixture, request):
    parsed = tree(rendered(html_page.render, request.getfixturevalue(fixture)))
    assert parsed.open == []
    assert len(parsed.ids) == len(set(parsed.ids))
    assert {link.removeprefix("#") for link in parsed.links} <= set(parsed.ids)
    assert all(link.startswith("#") for link in parsed.links)


def test_the_page_fetches_nothing_and_runs_only_its_own_script(hostile_report):
    page = rendered(html_page.render, hostile_report)
    parsed = tree(page)
    assert parsed.tags.count("script") == 1
    assert not {"img", "link", "iframe", "object", "form", "base"} & set(parsed.tags)
    assert not [name for name, _ in parsed.attributes if name.startswith("on") or name == "style"]
    assert not [name for name, _ in parsed.attributes if name in {"src", "srcset", "action"}]
    assert "default-src &#39;none&#39;" in page


def test_the_page_allows_the_style_and_the_script_that_it_holds(report):
    import base64
    import hashlib
    import html

    page = rendered(html_page.render, report)
    policy = html.unescape(re.search(r'Policy" content="([^"]*)"', page)[1])
    for tag in ("style", "script"):
        held = re.search(rf"(?s)<{tag}>(.*?)</{tag}>", page)[1]
        digest = base64.b64encode(hashlib.sha256(held.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_each_flag_links_to_the_page_of_its_kind(report):
    parsed = tree(rendered(html_page.render, report))
    assert {"kind-negation", "kind-certainty", "kind-name"} <= set(parsed.ids)
    assert "#kind-negation" in parsed.links


def test_a_comment_stays_below_what_github_accepts(report):
    from dataclasses import replace

    item = report.derivatives[0]
    many = replace(report, derivatives=(replace(item, checks=item.checks * 300),))
    text = rendered(markdown.render, many)
    assert len(text) < 65_536
    assert "more than a comment can hold" in text


def test_a_comment_neither_calls_anybody_nor_draws_markup(hostile_report):
    text = re.sub(r"`[^`]*`", "", rendered(markdown.render, hostile_report))
    assert "@everyone" not in text
    assert "<script" not in text.replace("\\<", "")
    assert "\\*\\*bold\\*\\*" in text


def misnamed(report):
    """The report with a finding about the speaker of the quotation that no original holds."""
    [item] = report.derivatives
    text = item.document.text
    mention = item.checks[3].pair.quotation.speaker.mention
    found = Distortion(
        kind=DistortionKind.NAME,
        severity=Severity.MAJOR,
        confidence=Confidence.HIGH,
        hyp=Excerpt(text=mention.of(text), spans=(mention,)),
        ref=None,
        message="The speaker is a spokesman; the original knows a spokeswoman.",
    )
    fourth = replace(item.checks[3], distortions=(found,))
    return replace(report, derivatives=(replace(item, checks=(*item.checks[:3], fourth)),))


@pytest.mark.parametrize("render", [*RENDERERS.values(), github.render, junit.render])
def test_a_name_beside_a_quotation_without_original_became_of_nothing(render, report):
    text = re.sub("<[^>]*>", "", rendered(render, misnamed(report)))
    assert "spokeswoman" in text
    assert not re.search("[Nn]othing\\W+→", text)
    assert not re.search("nothing (->|, here)", text)


@pytest.mark.parametrize("kind", ["garbled", "untranslated"])
def test_broken_words_became_of_nothing(kind, report):
    [item] = report.derivatives
    first = item.checks[0]
    found = tuple(
        replace(one, kind=DistortionKind(kind), ref=None) for one in first.distortions[1:]
    )
    checks = (replace(first, distortions=found),)
    text = rendered(terminal.render, replace(report, derivatives=(replace(item, checks=checks),)))
    assert "“obvious likelihood”" in text
    assert "nothing →" not in text


@pytest.mark.parametrize("name", RENDERERS)
def test_the_gate_says_which_quotations_fail_that_are_not_distorted(name, report):
    text = " ".join(rendered(RENDERERS[name], misnamed(report)).split())
    assert "3 quotations over the policy" in text
    assert "2 distorted, 1 unsupported with a major distortion (name)" in text


@pytest.mark.parametrize("name", RENDERERS)
def test_the_gate_says_what_it_did_not_count(name, report):
    result = judge(report, Policy(), excuses=Excuses(known=frozenset(findings(report))))
    text = " ".join(RENDERERS[name](report, result).split())
    assert "not counted: 4 findings known to the baseline" in text


@pytest.mark.parametrize("name", RENDERERS)
def test_what_is_known_stands_behind_what_is_new(name, report):
    [item] = report.derivatives
    worst = replace(report, derivatives=(replace(item, checks=item.checks[1:2]),))
    result = judge(report, Policy(), excuses=Excuses(known=frozenset(findings(worst))))
    text = RENDERERS[name](report, result)
    assert text.index("aises “possibility”") < text.index("“not” was dropped")
    assert "it is in the baseline" in text


def test_a_comment_folds_what_is_known(report):
    [item] = report.derivatives
    worst = replace(report, derivatives=(replace(item, checks=item.checks[1:2]),))
    result = judge(report, Policy(), excuses=Excuses(known=frozenset(findings(worst))))
    text = markdown.render(report, result)
    assert "1 quotation with known or waived findings alone" in text
    assert text.index("<details>") < text.index("“not” was dropped")


@pytest.mark.parametrize("name", RENDERERS)
def test_a_file_that_holds_its_sources_has_segments(name, report):
    [original] = report.originals
    path = report.derivatives[0].document.path
    bilingual = replace(report, originals=(replace(original, path=path),))
    text = " ".join(rendered(RENDERERS[name], bilingual).split())
    assert "segments" in text
    assert "nobody named" not in text
    assert "against ferry.txt" not in text.lower()


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("“So marvellous,” said Moll.", "So marvellous,” said Moll", "“So marvellous,” said Moll"),
        ("There is “no danger.” It rains.", "There is “no danger", "There is “no danger.”"),
        ('He said "no" to it.', 'no" to it', '"no" to it'),
        ("« Non », dit Moll.", "« Non », dit Moll", "« Non », dit Moll"),
        ("It rains.", "rains", "rains"),
    ],
)
def test_a_mark_is_not_shown_without_its_other_one(text, words, shown):
    start = text.index(words)
    pieces = (Piece(span=Span(start, start + len(words)), labels=()),)
    whole = with_both_marks(text, pieces)
    assert Span(whole[0].span.start, whole[-1].span.end).of(text) == shown


def test_what_is_kept_names_its_speaker_and_shows_where_it_is_cut(faithful_report):
    [item] = faithful_report.derivatives
    [check] = item.checks
    [whole] = check.pair.quotation.contents
    parts = (Span(whole.start, whole.start + 2), Span(whole.end - 3, whole.end))
    said = replace(
        check.pair.quotation,
        contents=parts,
        speaker=Speaker(name="Ada Brandt", mention=None),
    )
    checks = (replace(check, pair=replace(check.pair, quotation=said)),)
    report = replace(faithful_report, derivatives=(replace(item, checks=checks),))
    words = f"{parts[0].of(item.document.text)} … {parts[1].of(item.document.text)}"
    assert f"Ada Brandt: {words}" in rendered(terminal.render, report)
    assert f"Ada Brandt: “{words}”" in rendered(markdown.render, report)


@pytest.mark.parametrize("opening", ["- ", "12. ", "+ ", "= "])
def test_a_quotation_opens_no_list_in_a_comment(opening, report):
    [item] = report.derivatives
    text = item.document.text
    [check, *_] = [one for one in item.checks if one.verdict.label.value == "unsupported"]
    start = check.pair.quotation.contents[0].start
    changed = text[:start] + opening + text[start + len(opening) :]
    page = replace(item, document=replace(item.document, text=changed), checks=(check,))
    shown = rendered(markdown.render, replace(report, derivatives=(page,)))
    assert f"> {opening}" not in shown
    assert f"> {opening.strip()[:-1]}\\{opening.strip()[-1]}" in shown
