"""Why a draft stands as it does, in words."""

from motcua.services.catalogue.moves.saying import Saying

OFFLINE = Saying(
    "channels.offline",
    vi="Dịch vụ không còn nộp trực tuyến.",
    en="The service can no longer be asked for online.",
)
NOT_FOR = Saying(
    "service.not_for",
    vi="{who} không nộp được dịch vụ này nữa.",
    en="The service is no longer open to {who}.",
)
LEVEL = Saying(
    "service.level",
    vi="Người nộp phải đăng nhập ở mức {level}.",
    en="The applicant must sign in at level {level}.",
)
ANSWER_GONE = Saying(
    "questions.answer_gone",
    vi="Đã trả lời “{label}”, mà câu này không còn.",
    en="“{label}” is answered, and the question is gone.",
)
ANSWER_TYPE = Saying(
    "questions.answer_type",
    vi="Đã trả lời “{label}” là {before}, nay phải là {after}.",
    en="“{label}” is answered with {before}, and takes {after} now.",
)
NEW_BEHIND = Saying(
    "questions.new_behind",
    vi="“{label}” được hỏi thêm ở phần người nộp đã đi qua.",
    en="“{label}” is asked newly where the applicant has already been.",
)
UNASKED = Saying(
    "questions.unasked",
    vi="Đã trả lời “{label}”, mà với các câu trả lời này không còn hỏi nữa.",
    en="“{label}” is answered, and with these answers no longer asked.",
)
UNFIT = Saying(
    "questions.unfit",
    vi="Câu trả lời cho “{label}” không còn hợp lệ.",
    en="The answer to “{label}” no longer fits.",
)
NOW_REQUIRED = Saying(
    "questions.now_required",
    vi="“{label}” bỏ trống, nay bắt buộc trả lời.",
    en="“{label}” was left open, and must be answered now.",
)
MORE_ROWS = Saying(
    "questions.more_rows",
    vi="Danh sách “{label}” cần ít nhất {least} mục.",
    en="The list “{label}” needs at least {least} entries.",
)
FEWER_ROWS = Saying(
    "questions.fewer_rows",
    vi="Danh sách “{label}” chỉ nhận {most} mục.",
    en="The list “{label}” takes at most {most} entries.",
)
LATER_NEW = Saying(
    "questions.later_new",
    vi="Sẽ hỏi thêm “{label}” ở phần chưa đến.",
    en="“{label}” will be asked, where the applicant has not been yet.",
)
LATER_GONE = Saying(
    "questions.later_gone",
    vi="Sẽ không hỏi “{label}” nữa.",
    en="“{label}” will not be asked.",
)
LATER_OTHERWISE = Saying(
    "questions.later_otherwise",
    vi="“{label}” sẽ được hỏi hoặc kiểm tra khác trước.",
    en="“{label}” will be asked or checked otherwise.",
)
WORDED = Saying(
    "questions.worded",
    vi="Lời văn quanh “{label}” thay đổi.",
    en="The wording around “{label}” changes.",
)
EASIER = Saying(
    "questions.easier",
    vi="“{label}” nhận nhiều câu trả lời hơn hoặc được kiểm tra khác; câu đã trả lời vẫn hợp lệ.",
    en="“{label}” takes other answers now; the one that was given still fits.",
)
VALUE = Saying(
    "questions.other_value",
    vi="“{label}” được tính ra khác trước.",
    en="“{label}” comes to something else.",
)
PAPER_NEW = Saying(
    "papers.needed",
    vi="Cần thêm giấy tờ “{paper}”.",
    en="The paper “{paper}” is needed too.",
    worse=True,
)
PAPER_GONE = Saying(
    "papers.not_needed",
    vi="Không cần giấy tờ “{paper}” nữa.",
    en="The paper “{paper}” is no longer needed.",
)
RESULT = Saying(
    "results.other",
    vi="Kết quả sẽ là “{after}”, thay cho “{before}”.",
    en="The result will be “{after}”, in place of “{before}”.",
)
NOTE = Saying("notes.said", vi="Có thêm lưu ý: {note}", en="It is also said: {note}")
