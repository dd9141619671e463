"""What happened in a played process, as lines of the terminal."""

from motcua.kit.bpmn.errors import Told
from motcua.kit.bpmn.playing import Instance, World
from motcua.kit.bpmn.stepping import effects
from motcua.kit.feel.writing import shown


def told(world: World, instance: Instance, effect: effects.Effect, language: str) -> str:
    """One effect as one line, with the moment at which it happened."""
    name = _name(instance, getattr(effect, "element", ""))
    return f"{world.now:%H:%M:%S} {_said(effect, name, language).text(language)}"


def _name(instance: Instance, element: str) -> str:
    place = instance.net.places.get(element)
    return f"“{place.called}”" if place else f"“{element}”"


def _said(effect: effects.Effect, name: str, language: str) -> Told:
    match effect:
        case effects.TaskOpened():
            return Told(vi=f"mở việc {name}", en=f"task {name} is open")
        case effects.ServiceCalled():
            return Told(vi=f"gọi dịch vụ {name}", en=f"service {name} is called")
        case effects.TaskClosed():
            return Told(vi=f"rút lại {name}", en=f"{name} is withdrawn")
        case effects.MessageSent(message=message):
            return Told(vi=f"gửi “{message}”", en=f"“{message}” is sent")
        case effects.SignalThrown(signal=signal):
            return Told(vi=f"phát tín hiệu “{signal}”", en=f"signal “{signal}” is thrown")
        case effects.Escalated(code=code):
            return Told(vi=f"báo lên cấp trên “{code}”", en=f"escalation “{code}”")
        case effects.TimerArmed(when=when, unit=unit):
            after = f"{when} {unit}".strip()
            return Told(vi=f"hẹn giờ {name}: {after}", en=f"timer {name}: {after}")
        case effects.TimerDisarmed():
            return Told(vi=f"bỏ hẹn giờ {name}", en=f"timer {name} is disarmed")
        case effects.DataSet(values=values):
            data = ", ".join(f"{key} = {shown(value)}" for key, value in values.items())
            return Told(vi=f"dữ liệu {data}", en=f"data {data}")
        case effects.ResultCollected(results=results, turn=turn, value=value):
            line = f"{results}[{turn}] = {shown(value)}"
            return Told(vi=f"kết quả {line}", en=f"result {line}")
        case effects.IncidentReported(finding=finding):
            sentence = finding.sentence(language)
            return Told(vi=f"SỰ CỐ {sentence}", en=f"INCIDENT {sentence}")
        case effects.MessageUnheard(message=message):
            return Told(vi=f"không ai chờ “{message}”", en=f"nobody waits for “{message}”")
    return Told(vi="quy trình kết thúc", en=f"the process is over: {effect.how}")
