"""How a script's text becomes nodes, lines and options."""

from __future__ import annotations

from game.yarn import compile_yarn


def test_headers_tags_and_file_tags_are_kept(program):
    found = program("#pack\ntitle: Quay\ntags: night sea\nmood: calm // a note\nempty:\n---\nHello\n===\n")
    node = found.node("Quay")
    assert node.tags == ("night", "sea")
    assert node.headers["mood"] == "calm"
    assert node.headers["empty"] == ""
    assert found.file_tags["test.yarn"] == ("pack",)


def test_line_ends_and_a_byte_order_mark_do_not_matter(tell):
    source = "title: Start\n---\nOne\n-> Two\n    Three\n===\n"
    for variant in (source.replace("\n", "\r\n"), source.replace("\n", "\r"), "\ufeff" + source):
        assert tell(variant, [0]) == ["One", "? Two", "Three"]


def test_comments_and_hashtags_are_no_text(program):
    found = program("Hello there #line:a1 #soft // said quietly\n// nothing here")
    line = found.strings["line:a1"]
    assert (line.text, line.tags) == ("Hello there", ("line:a1", "soft"))


def test_escaped_signs_are_text(tell):
    assert tell(r"\#1 \{not a value\} \<\<no command\>\> \/\/ \\ http:\/\/x") == [
        r"#1 {not a value} <<no command>> // \ http://x"
    ]


def test_single_chevrons_and_slashes_are_text(tell):
    assert tell("<o> 1/2 a < b > c") == ["<o> 1/2 a < b > c"]


def test_a_line_without_an_id_gets_one_of_its_own(program):
    found = program("One\nTwo #line:two\nThree")
    ids = list(found.strings)
    assert ids[1] == "line:two"
    assert len(set(ids)) == 3
    assert [line.implicit for line in found.strings.values()] == [True, False, True]


def test_made_up_ids_do_not_hang_on_the_files_name_and_leave_written_ones_alone():
    source = "title: S\n---\nOne #line:S-0\nTwo\n===\n"
    ids = [list(compile_yarn({name: source}).strings) for name in ("a.yarn", "b/a.yarn")]
    assert ids[0] == ids[1]
    assert ids[0][0] == "line:S-0" != ids[0][1]


def test_the_speaker_stands_before_the_colon(program):
    found = program("Isaura Venn: Late again.\nNo speaker here.\nNote\\: not a speaker.")
    assert [line.speaker for line in found.strings.values()] == ["Isaura Venn", None, None]


def test_the_line_before_options_is_tagged_last(program):
    found = program("One\nTwo\n-> A\n-> B")
    assert [("lastline" in line.tags) for line in found.strings.values()] == [False, True, False, False]


def test_indented_lines_belong_to_their_option(tell):
    body = "-> A\n    under a\n    -> A1\n        under a1\n    after a1\n-> B\n    under b\nafter all"
    assert tell(body, [0, 0]) == ["? A | B", "under a", "? A1", "under a1", "after a1", "after all"]
    assert tell(body, [1]) == ["? A | B", "under b", "after all"]


def test_a_tab_counts_as_eight_blanks(tell):
    assert tell("-> A\n\tone\n        two\n-> B", [0]) == ["? A | B", "one", "two"]


def test_a_blank_line_ends_a_run_of_options(tell):
    assert tell("-> A\n-> B\n\n-> C\n-> D", [0, 0]) == ["? A | B", "? C | D"]
    assert tell("-> A\n    under a\n\n-> B", [0, 0]) == ["? A", "under a", "? B"]


def test_a_comment_does_not_end_a_run_of_options(tell):
    assert tell("-> A\n// still together\n-> B", [0]) == ["? A | B"]


def test_a_blank_line_inside_an_option_is_warned_about(program):
    found = program("-> A\n    one\n\n    two\n-> B")
    assert [problem.line for problem in found.warnings] == [6]
    assert "no longer belongs" in found.warnings[0].message


def test_indentation_outside_of_options_means_nothing(tell):
    assert tell("  one\n      two\n<<if true>>\nthree\n    <<endif>>") == ["one", "two", "three"]


def test_warnings_point_at_the_line(program):
    warned = program("  jump Start\n<<go>> there\n   <not a command>\nask me>>").warnings
    assert [str(one).partition(" ")[0] for one in warned] == [
        "test.yarn:3:3:",
        "test.yarn:4:8:",
        "test.yarn:5:4:",
        "test.yarn:6:1:",
    ]


def test_when_headers_are_headers_too(program):
    found = program("title: G\nsubtitle: one\nwhen: once if 1 < 2 // a note\n---\nx\n===\n")
    node = found.node("G.one")
    assert (node.headers["when"], node.group) == ("once if 1 < 2", "G")
    assert found.groups == {"G": ("G.one",)}
    assert found.has_node("G") and found.has_node("G.one") and not found.has_node("H")


def test_options_begin_their_own_run_in_every_block(tell):
    body = "<<if true>>\n-> A\n<<endif>>\n-> B\n<<once>>\n-> C\n<<endonce>>"
    assert tell(body, [0, 0, 0]) == ["? A", "? B", "? C"]


def test_options_and_group_lines_do_not_mix(tell):
    assert tell("-> A\n=> B\n-> C", [0, 0]) == ["? A", "B", "? C"]


def test_what_looks_like_a_forgotten_command_is_warned_about(program):
    warned = program("jump Start\nset $x to 1\nI set the table").warnings
    assert [problem.line for problem in warned] == [3, 4]


def test_several_commands_may_share_a_line(tell):
    assert tell("<<if true>><<one>><<two>><<endif>>") == ["<<one>>", "<<two>>"]


def test_names_may_be_of_any_script(tell):
    source = (
        'title: 起点\n---\n<<declare $名字 = "阿">>\n{$名字}\n<<jump Ünder_1>>\n===\ntitle: Ünder_1\n---\nfin\n===\n'
    )
    assert tell(source, start="起点") == ["阿", "fin"]


def test_documentation_comments_describe_a_variable(program):
    found = program("/// How far she trusts you.\n/// From 0 to 10.\n<<declare $trust = 0>>")
    assert found.variables["$trust"].comment == "How far she trusts you. From 0 to 10."


def test_a_program_is_plain_data(program):
    data = program("Hello {1} #line:x\n<<declare $a = true>>").to_json()
    assert data["strings"][0]["text"] == "Hello {0}"
    assert data["variables"][0]["type"] == "bool"
    assert data["nodes"][0]["name"] == "Start"
