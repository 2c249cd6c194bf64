"""Official lists of companies and substances, under the profiles: every fact with its list and date.

A store is built from the files of the publishers once (`build`), and asked by name, code or
symbol while drafts are judged (`Reference`). Knows no draft and no rule.
"""
