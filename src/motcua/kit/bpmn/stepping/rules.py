"""What can go wrong while a process runs: events and states refused, and incidents."""

from motcua.kit.bpmn.errors import Finding, Rule

STATE_OF_ANOTHER = Rule(
    "state.foreign",
    vi="Trạng thái này thuộc một quy trình hoặc một phiên bản khác.",
    vi_cure="Hãy dùng mô hình của nó, hoặc chuyển nó sang phiên bản này.",
    en="This state belongs to another process or another version of it.",
    en_cure="Use the model it runs on, or move it to this version.",
)
STATE_PLACE = Rule(
    "state.place",
    vi="Trạng thái có một thẻ ở chỗ mà mô hình không có.",
    vi_cure="Hãy chuyển nó sang phiên bản này trước khi chạy tiếp.",
    en="The state has a token where the model has no such place.",
    en_cure="Move it to this version before it goes on.",
)
EVENT_ENDED = Rule(
    "event.ended",
    vi="Quy trình đã kết thúc nên không nhận gì thêm.",
    vi_cure="Hãy bắt đầu một hồ sơ mới nếu cần.",
    en="The process has ended and accepts nothing more.",
    en_cure="Start another one if needed.",
)
EVENT_STARTED = Rule(
    "event.started",
    vi="Quy trình đã bắt đầu rồi.",
    vi_cure="Hãy bắt đầu từ một trạng thái mới.",
    en="The process has started already.",
    en_cure="Start from a fresh state.",
)
EVENT_NOT_STARTED = Rule(
    "event.not_started",
    vi="Quy trình chưa bắt đầu.",
    vi_cure="Hãy gửi sự kiện bắt đầu trước.",
    en="The process has not started yet.",
    en_cure="Give it the event that starts it first.",
)
EVENT_START = Rule(
    "event.start",
    vi="Không bắt đầu được quy trình ở chỗ này.",
    vi_cure="Hãy chọn một trong: {choices}.",
    en="The process cannot start here.",
    en_cure="Choose one of: {choices}.",
)
EVENT_UNKNOWN = Rule(
    "event.unknown",
    vi="“{handle}” không thuộc quy trình đang chạy này.",
    vi_cure="Hãy dùng tên mà quy trình đã báo khi mở việc hoặc đặt hẹn.",
    en="“{handle}” is nothing of this running process.",
    en_cure="Use the name that was told when the task was opened or the timer armed.",
)
EVENT_OVER = Rule(
    "event.over",
    vi="“{handle}” đã xong hoặc đã bị rút lại.",
    vi_cure="Hãy xem lại những việc đang mở.",
    en="“{handle}” is finished or was withdrawn.",
    en_cure="Look again at what is open.",
)
EVENT_KIND = Rule(
    "event.kind",
    vi="“{handle}” không nhận sự kiện loại này.",
    vi_cure="Việc của người dùng TaskFinished, của dịch vụ dùng ServiceAnswered, ServiceFailed.",
    en="“{handle}” does not take this kind of event.",
    en_cure="Use TaskFinished for a person, ServiceAnswered or ServiceFailed for a service.",
)
EVENT_CHOICE = Rule(
    "event.choice",
    vi="Không mở được việc này trong “{handle}” lúc này.",
    vi_cure="Hãy chọn một trong: {choices}.",
    en="This activity cannot be opened in “{handle}” now.",
    en_cure="Choose one of: {choices}.",
)

NO_WAY_ON = Rule(
    "run.no_way",
    vi="Không điều kiện nào đúng và không có đường mặc định.",
    vi_cure="Hãy thêm một đường mặc định hoặc sửa các điều kiện.",
    en="No condition holds and there is no default flow.",
    en_cure="Add a default flow or mend the conditions.",
)
NOT_READ = Rule(
    "run.expression",
    vi="Không đọc được biểu thức “{text}”: {why}",
    vi_cure="Hãy sửa biểu thức.",
    en="The expression “{text}” cannot be read: {why}",
    en_cure="Mend the expression.",
)
NOT_COMPUTED = Rule(
    "run.evaluation",
    vi="Không tính được biểu thức “{text}”: {why}",
    vi_cure="Hãy xem lại biểu thức và dữ liệu của hồ sơ.",
    en="The expression “{text}” could not be computed: {why}",
    en_cure="Look at the expression and at the data of the case.",
)
WRONG_TYPE = Rule(
    "run.type",
    vi="Biểu thức “{text}” cho {found}, không phải {wanted}.",
    vi_cure="Hãy xem lại biểu thức và dữ liệu của hồ sơ.",
    en="The expression “{text}” gives {found}, not {wanted}.",
    en_cure="Look at the expression and at the data of the case.",
)
TOO_MANY = Rule(
    "run.many",
    vi="Cần {found} lượt cùng lúc, nhiều hơn {most}.",
    vi_cure="Hãy cho các lượt chạy lần lượt hoặc giảm số lượt.",
    en="{found} instances at the same time are more than {most}.",
    en_cure="Let them run one after another, or have fewer.",
)
ENDLESS = Rule(
    "run.endless",
    vi="Một bước đã đi qua hơn {most} chỗ mà không dừng ở người, dịch vụ hay mốc thời gian nào.",
    vi_cure="Hãy đặt một việc, một điều kiện dừng hoặc một hẹn giờ vào vòng lặp.",
    en="One step went through more than {most} places and rested nowhere.",
    en_cure="Put a task, a condition to stop or a timer into the loop.",
)
NOBODY_CATCHES = Rule(
    "run.uncaught",
    vi="Không nơi nào đón lỗi “{code}”.",
    vi_cure="Hãy gắn một sự kiện lỗi vào việc hoặc quy trình con bao quanh.",
    en="Nobody catches the error “{code}”.",
    en_cure="Attach an error event to the task or to the sub-process around it.",
)
NO_CANCEL = Rule(
    "run.cancel",
    vi="Giao dịch bị hủy nhưng không có sự kiện hủy gắn với nó.",
    vi_cure="Hãy gắn một sự kiện hủy vào giao dịch.",
    en="The transaction was cancelled but no cancel event is attached to it.",
    en_cure="Attach a cancel event to the transaction.",
)


class Stumble(Exception):
    """Raised inside a step: the token that is being moved cannot go on, and this is why."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding.sentence())
