"""The block for Neovim in docs/editors.md, run without a window, where there is Neovim 0.11."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the extra lsp is not installed")

ROOT = Path(__file__).parent.parent.parent
NVIM = shutil.which("nvim")
NOTE = "公告😀 Ascentage Pharma (NASDAQ: AAPG, HKG: 6855) announced results of olverembatinib."
ASK = """
local out = {}
vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 20)
local label
for _, one in ipairs(vim.diagnostic.get(0)) do
  if one.code == 'tickers/nonstandard-exchange-label' then label = one end
end
out.client = vim.lsp.get_clients({ bufnr = 0 })[1].name
out.words = vim.api.nvim_buf_get_text(0, label.lnum, label.col, label.end_lnum, label.end_col, {})[1]
vim.api.nvim_win_set_cursor(0, { label.lnum + 1, label.col })
local place = vim.lsp.util.make_position_params(0, vim.lsp.get_clients({ bufnr = 0 })[1].offset_encoding)
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
  for _, answer in pairs(answers or {}) do return answer.result end
end
out.hover = ask('textDocument/hover', place).contents.value
out.symbols = #ask('textDocument/documentSymbol', { textDocument = place.textDocument })
vim.lsp.buf.code_action({ apply = true, filter = function(one) return one.isPreferred end })
vim.wait(20000, function() return vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]:find('HKEX') end, 20)
vim.wait(20000, function()
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.code == 'tickers/nonstandard-exchange-label' then return false end
  end
  return true
end, 20)
out.text = vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]
out.left = #vim.tbl_filter(function(one) return one.code == label.code end, vim.diagnostic.get(0))
vim.fn.writefile({ vim.json.encode(out) }, vim.env.ANSWER)
vim.cmd('qall!')
"""


def is_new_enough():
    if NVIM is None:
        return False
    told = subprocess.run([NVIM, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"NVIM v(\d+)\.(\d+)", told)
    return found is not None and (int(found[1]), int(found[2])) >= (0, 11)


@pytest.mark.skipif(not is_new_enough(), reason="there is no Neovim 0.11")
def test_neovim_shows_and_mends_a_draft(tmp_path):
    page = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- block: neovim -->\n```lua\n(.*?)```", page, re.DOTALL)[1]
    (tmp_path / "init.lua").write_text(block, encoding="utf-8")
    (tmp_path / "ask.lua").write_text(ASK, encoding="utf-8")
    draft = tmp_path / "draft.txt"
    draft.write_text(NOTE + "\n", encoding="utf-8")
    (tmp_path / "disclosure-lint.toml").write_text("", encoding="utf-8")
    env = {
        **os.environ, "ANSWER": str(tmp_path / "answer.json"), "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path),
    }  # fmt: skip
    done = subprocess.run(
        [NVIM, "--headless", "-n", "-u", str(tmp_path / "init.lua"), str(draft),
         "-c", f"lua if not pcall(dofile, [[{tmp_path / 'ask.lua'}]]) then vim.cmd('cquit') end"],
        env=env, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert (tmp_path / "answer.json").exists(), done.stderr
    answer = json.loads((tmp_path / "answer.json").read_text(encoding="utf-8"))
    assert answer["client"] == "disclosure-lint"
    assert answer["words"] == "HKG"
    assert "tickers/nonstandard-exchange-label" in answer["hover"]
    assert answer["symbols"] >= 1
    assert answer["text"] == NOTE.replace("HKG", "HKEX")
    assert answer["left"] == 0
