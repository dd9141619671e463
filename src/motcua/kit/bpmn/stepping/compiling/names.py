"""By what messages, signals, errors and escalations are known at run time."""

from collections.abc import Iterator

from motcua.kit.bpmn.model import (
    Definitions,
    Error,
    Escalation,
    Message,
    MessageFlow,
    Node,
    Participant,
    Scope,
    Signal,
)


class Names:
    """The names of one model. What has none is known by its identifier.

    A message that no definition names is known by the message flow that carries it, so that both
    ends of the flow mean the same.
    """

    def __init__(self, definitions: Definitions) -> None:
        self.known = {
            each.id: each.called
            for each in (*definitions.messages.values(), *definitions.signals.values())
        }
        self._out: dict[str, list[MessageFlow]] = {}
        self._in: dict[str, list[MessageFlow]] = {}
        for flow in definitions.message_flows:
            self._out.setdefault(flow.source, []).append(flow)
            self._in.setdefault(flow.target, []).append(flow)
        self._participants = definitions.participants
        self._process_of = {
            node.id: process.id
            for process in definitions.processes.values()
            for node in _within(process)
        }

    def message(self, node: str, message: Message | None) -> str:
        """The name of the message that a node sends or waits for."""
        if message is not None:
            return message.called
        for flow in (*self._out.get(node, ()), *self._in.get(node, ())):
            carried: str = flow.message.called if flow.message else flow.id
            return carried
        return node

    def receivers(self, node: str) -> tuple[str, ...]:
        """The processes that the message flows from this node lead to."""
        found = [self._process(flow.target) for flow in self._out.get(node, ())]
        return tuple(dict.fromkeys(each for each in found if each))

    def _process(self, target: str) -> str:
        participant: Participant | None = self._participants.get(target)
        return participant.process if participant else self._process_of.get(target, "")

    @staticmethod
    def signal(node: str, signal: Signal | None) -> str:
        """The name of a signal."""
        return signal.called if signal else node

    @staticmethod
    def code(item: Error | Escalation | None) -> str:
        """The code of an error or an escalation; empty where every one is meant."""
        return (item.code or item.called) if item else ""


def _within(scope: Scope) -> Iterator[Node]:
    waiting = [scope]
    while waiting:
        for node in waiting.pop().nodes.values():
            yield node
            if isinstance(node, Scope):
                waiting.append(node)
