"""What is said of an example that cannot be played, or that comes to something else."""

from motcua.instruments.forms.model import Words
from motcua.services.catalogue.package.rule import Rule

ANSWER = Rule(
    "trial.answer",
    vi="Câu trả lời {key} không dùng được: {why}",
    vi_cure="Hãy sửa answers hoặc papers của ví dụ.",
    en="The answer {key} cannot be given: {why}",
    en_cure="Mend the answers or papers of the example.",
)
CHANNEL = Rule(
    "trial.channel",
    vi="Thủ tục không có kênh {channel}.",
    vi_cure="Hãy chọn một kênh trong service.yaml.",
    en="The service has no channel {channel}.",
    en_cure="Choose one of service.yaml.",
)
BACKWARDS = Rule(
    "trial.time",
    vi="Bước {step} xảy ra lúc {at}, trước bước trước đó ({now}).",
    vi_cure="Hãy viết các bước theo thứ tự thời gian.",
    en="The step {step} is done at {at}, before what came before it ({now}).",
    en_cure="Write the steps in the order of time.",
)
NOT_OPEN = Rule(
    "trial.not_open",
    vi="Lúc {now} không có gì chờ bước {step}; đang chờ: {open}.",
    vi_cure="Hãy sửa steps hoặc quy trình.",
    en="At {now} nothing waits for the step {step}; what waits: {open}.",
    en_cure="Mend the steps or the process.",
)
OUTCOME = Rule(
    "trial.outcome",
    vi="Bước {step} không kết thúc bằng {outcome}; có: {known}.",
    vi_cure="Hãy chọn một kết quả của bước.",
    en="The step {step} does not end in {outcome}; it ends in: {known}.",
    en_cure="Choose one of its outcomes.",
)
STILL_OPEN = Rule(
    "trial.still_open",
    vi="Sau bước cuối, quy trình vẫn chờ: {open}.",
    vi_cure="Hãy thêm các bước còn thiếu vào steps.",
    en="After the last step the process still waits for: {open}.",
    en_cure="Add the steps that are missing.",
)
STEP_DATA = Rule(
    "trial.step_data",
    vi="Bước {step} ghi {key} không dùng được: {why}",
    vi_cure="Hãy sửa data của bước theo mẫu {form}.",
    en="The step {step} writes {key}, which cannot be taken: {why}",
    en_cure="Mend the data of the step by its form {form}.",
)
INCIDENT = Rule(
    "trial.incident",
    vi="Quy trình không đi tiếp được: {why}",
    vi_cure="Hãy sửa quy trình.",
    en="The process cannot go on: {why}",
    en_cure="Mend the process.",
)
NOTHING_RUNS = Rule(
    "trial.nothing_runs",
    vi="Không quy trình nào trong {file} chạy được.",
    vi_cure='Hãy viết isExecutable="true" cho quy trình chính.',
    en="No process of {file} can be executed.",
    en_cure='Write isExecutable="true" on the main one.',
)
BOUND = Rule(
    "trial.bound",
    vi="Biểu mẫu tính quá lâu: {why}",
    vi_cure="Hãy viết biểu thức gọn hơn.",
    en="The form computes for too long: {why}",
    en_cure="Write its expressions smaller.",
)
CLOCK = Rule(
    "trial.clock",
    vi="Không tính được hạn: {why}",
    vi_cure="Hãy sửa các bước hoặc thời hạn.",
    en="No due moment can be counted: {why}",
    en_cure="Mend the steps or the limit.",
)
DECISION = Rule(
    "trial.decision",
    vi="Không quyết định được {decision}: {why}",
    vi_cure="Hãy sửa bảng quyết định.",
    en="{decision} cannot be decided: {why}",
    en_cure="Mend the decision.",
)
PLACE = Rule(
    "trial.place",
    vi="Không có cơ quan nào ở địa bàn {place}.",
    vi_cure="Hãy dùng mã của một đơn vị hành chính hiện nay.",
    en="No authority is known in the place {place}.",
    en_cure="Write the code of a place of today.",
)
LETTER = Rule(
    "trial.letter",
    vi="Không in được {template}: {why}",
    vi_cure="Hãy sửa mẫu văn bản.",
    en="{template} cannot be set: {why}",
    en_cure="Mend the template.",
)
DIFFERS = Rule(
    "trial.differs",
    vi="{what}: ví dụ mong {expected}, thực tế {found}.",
    vi_cure="",
    en="{what}: the example expects {expected}, it comes to {found}.",
    en_cure="",
)
PATH = Rule(
    "trial.path",
    vi="Đường đi khác từ vị trí {place}: ví dụ mong {expected}, thực tế {found}. Đã đi: {path}.",
    vi_cure="",
    en="The path differs at place {place}: the example expects {expected}, it goes to {found}. "
    "It went: {path}.",
    en_cure="",
)
NO_LETTER = Rule(
    "trial.no_letter",
    vi="Không có văn bản {template}; đã viết: {written}.",
    vi_cure="",
    en="No letter {template} is written; written are: {written}.",
    en_cure="",
)
MORE_LETTERS = Rule(
    "trial.more_letters",
    vi="Văn bản {template} được viết mà ví dụ không mong.",
    vi_cure="Hãy thêm vào letters nếu đúng.",
    en="The letter {template} is written, which the example does not expect.",
    en_cure="Add it to the letters if that is right.",
)
SAYS = Rule(
    "trial.says",
    vi="{template} không có “{text}”. Trong văn bản: {around}",
    vi_cure="",
    en="{template} does not say “{text}”. It says: {around}",
    en_cure="",
)
SAYS_NOT = Rule(
    "trial.says_not",
    vi="{template} có “{text}” mà không được có.",
    vi_cure="",
    en="{template} says “{text}”, which it must not.",
    en_cure="",
)

NOTHING: Words = {"vi": "không có", "en": "nothing"}
UNKNOWN: Words = {"vi": "chưa xác định được", "en": "not known"}
WHAT: dict[str, Words] = {
    "ends": {"vi": "Điểm kết thúc", "en": "The end"},
    "fee": {"vi": "Lệ phí", "en": "The fee"},
    "due": {"vi": "Hạn trả kết quả", "en": "The due moment"},
    "case": {"vi": "Trường hợp", "en": "The case"},
    "competent": {"vi": "Nơi có thẩm quyền", "en": "The competent place"},
    "result": {"vi": "Kết quả", "en": "The result"},
    "notes": {"vi": "Lưu ý", "en": "The notes"},
}
