"""When documents are judged: superseded states are dropped, and the loop never waits."""

import asyncio
from threading import Event

from disclosure_lint.server.buffers import Buffer
from disclosure_lint.server.positions import Encoding
from disclosure_lint.server.schedule import Document, Schedule


def document():
    return Document("file:///a.txt", "a.txt", False, 1, Buffer("one", Encoding.UTF16))


def changed(one, text):
    one.buffer.replace(text)
    one.version += 1
    one.judged = None


class Bench:
    """A schedule whose judging says what it was given, once it is let."""

    def __init__(self):
        self.begun, self.may_go_on = Event(), Event()
        self.judged, self.shown = [], []
        self.schedule = Schedule(self.judge, lambda one: self.shown.append(one.outcome))

    def judge(self, state):
        self.judged.append(state.text)
        self.begun.set()
        self.may_go_on.wait(10)
        return state.text.upper()


def run(work):
    asyncio.run(asyncio.wait_for(work, 20))


def test_what_comes_of_a_superseded_state_is_dropped():
    async def work():
        bench, one = Bench(), document()
        bench.schedule.touch(one, at_once=True)
        await asyncio.to_thread(bench.begun.wait, 10)
        changed(one, "two")
        bench.schedule.touch(one)
        changed(one, "three")
        bench.schedule.touch(one)
        bench.may_go_on.set()
        assert await bench.schedule.current(one) == "THREE"
        assert bench.judged == ["one", "three"]
        assert bench.shown == ["THREE"]
        bench.schedule.close()

    run(work())


def test_the_loop_goes_on_while_a_document_is_judged():
    async def work():
        bench, one = Bench(), document()
        bench.schedule.touch(one, at_once=True)
        await asyncio.to_thread(bench.begun.wait, 10)
        await asyncio.sleep(0)  # were the loop held up, nothing could let judging go on
        bench.may_go_on.set()
        assert await bench.schedule.current(one) == "ONE"
        bench.schedule.close()

    run(work())


def test_who_waits_for_a_document_gets_what_it_is_at_the_end():
    async def work():
        bench, one = Bench(), document()
        bench.schedule.touch(one)
        waiting = asyncio.ensure_future(bench.schedule.current(one))
        await asyncio.sleep(0)
        changed(one, "two")
        bench.schedule.touch(one)
        bench.may_go_on.set()
        assert await waiting == "TWO"
        assert await bench.schedule.current(one) == "TWO"
        assert bench.judged == ["two"]
        bench.schedule.close()

    run(work())


def test_who_waits_for_a_document_that_is_closed_gets_nothing():
    async def work():
        bench, one = Bench(), document()
        bench.may_go_on.set()
        bench.schedule.touch(one)
        waiting = asyncio.ensure_future(bench.schedule.current(one))
        await asyncio.sleep(0)
        bench.schedule.forget(one)
        assert await waiting is None
        assert bench.shown == []
        bench.schedule.close()

    run(work())
