"""What is said wrongly on the command line is told what was meant."""

from __future__ import annotations


def test_a_draft_in_the_place_of_a_command_is_told_what_to_say(lint, put, samples):
    put("draft.txt", samples.clean)
    done = lint("draft.txt")
    assert done.code == 2
    assert "disclosure-lint check draft.txt" in done.err
    assert "Did you mean `check`?" in lint("chek", "draft.txt").err


def test_a_pack_with_a_letter_lost_is_asked_for(lint, put, samples):
    put("draft.txt", samples.clean)
    assert "did you mean `hkex`?" in lint("check", "draft.txt", "--select", "hkx").err


def test_a_new_rule_goes_into_the_pack_that_is_there(lint, put):
    put("house/pack.yaml", 'name: house\nversion: "2026.11"\nengine: ">=0.1"\nabout: Ours.\n')
    done = lint("rules", "new", "house/some-defect")
    assert (done.code, done.out.splitlines()[0]) == (0, "wrote house/some-defect.yaml")
    assert "house/some-defect.yaml" in lint("rules", "check", "house").out
    assert "wrote rules/other/defect.yaml" in lint("rules", "new", "other/defect").out
