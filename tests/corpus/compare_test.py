#!/usr/bin/env python3
"""Tests of compare.py: what counts as the same, and what is told when it is not."""
import unittest

from compare import compare, plain


def document(**lists):
    return {"source": "a.txt", "document": {"kind": "operational_plan"}, **lists}


def told(gold, found):
    return [(w.fact, w.where) for w in compare(gold, found)]


class Values(unittest.TestCase):
    def test_the_same_but_for_space_case_and_punctuation(self):
        for one, other in [("Ja.", "ja"), ("a  b\u00a0c", "a b c"), ("• ett • två", "ett två"),
                           (4, 4.0), (4, "4"), ("a\u030a", "å"), ("sam\u00adråd", "samråd"),
                           (["RS", "RUN"], ["rs", "run"]), ("- ett", "ett"), ([], None)]:
            self.assertEqual(plain(one), plain(other), (one, other))

    def test_not_the_same(self):
        for one, other in [("ab", "a b"), ("IT-stöd", "ITstöd"), (4, 5), ("mål", "mal"),
                           (["RS"], ["RS", "RUN"]), ("-20 %", "20 %")]:
            self.assertNotEqual(plain(one), plain(other), (one, other))


class Records(unittest.TestCase):
    def test_a_wrong_value_is_told_with_its_place(self):
        gold = document(risks=[{"description": "Fel avgift tas ut", "level": "R3"}])
        found = document(risks=[{"description": "Fel avgift tas ut", "level": "R2"}])
        self.assertEqual(told(gold, found), [("risk.level", "risk 1")])

    def test_a_value_the_gold_does_not_have_is_wrong(self):
        gold = document(risks=[{"description": "Fel avgift tas ut"}])
        found = document(risks=[{"description": "Fel avgift tas ut", "cause": "Gammal taxa"}])
        self.assertEqual(told(gold, found), [("risk.cause", "risk 1")])

    def test_some_fields_count_only_where_the_gold_has_the_key(self):
        gold = document(risks=[{"description": "Fel avgift tas ut"}])
        found = document(risks=[{"description": "Fel avgift tas ut", "severity": 3}])
        self.assertEqual(told(gold, found), [])
        gold["risks"][0]["severity"] = None
        self.assertEqual(told(gold, found), [("risk.severity", "risk 1")])

    def test_a_record_without_a_partner_is_missing_or_invented(self):
        gold = document(goals=[{"statement": "Fler cyklar till arbetet"}])
        found = document(goals=[{"statement": "Budget 2024 tkr"}])
        self.assertEqual(told(gold, found), [("goal.missing", "goal 1"),
                                             ("goal.invented", "goal 1 of the export")])

    def test_a_record_of_unscored_fields_alone_is_neither(self):
        gold = document(risks=[{"description": "Fel avgift", "controls": []}],
                        unscored=["risks.controls.description"])
        found = document(risks=[{"description": "Fel avgift",
                                 "controls": [{"description": "Stickprov"}]}])
        self.assertEqual(told(gold, found), [])
        self.assertEqual(told(found, gold), [("control.missing", "risk 1 control 1")])

    def test_parts_are_compared_within_their_record(self):
        gold = document(risks=[{"description": "Fel avgift", "measures": [{"description": "Ny taxa"}]},
                               {"description": "Otillåten direktupphandling", "measures": []}])
        found = document(risks=[{"description": "Fel avgift", "measures": []},
                                {"description": "Otillåten direktupphandling",
                                 "measures": [{"description": "Ny taxa"}]}])
        self.assertEqual(told(gold, found), [("measure.missing", "risk 1 measure 1"),
                                             ("measure.invented", "risk 2 measure 1 of the export")])

    def test_the_order_of_records_is_a_fact(self):
        risks = [{"description": "Fel avgift tas ut"}, {"description": "Jäv vid beslut om bygglov"}]
        self.assertEqual(told(document(risks=risks), document(risks=risks[::-1])),
                         [("risk.order", "risks")])

    def test_unscored_fields_are_left_out(self):
        gold = document(risks=[{"description": "Fel avgift", "area": "Ekonomi",
                                "measures": [{"description": "Ny taxa", "status": "grön"}]}],
                        unscored=["risks.area", "risks.measures.status", "document.kind"])
        found = document(risks=[{"description": "Fel avgift",
                                 "measures": [{"description": "Ny taxa"}]}])
        found["document"] = {}
        self.assertEqual(told(gold, found), [])


if __name__ == "__main__":
    unittest.main()
