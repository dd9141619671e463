"""What a check finds in a text that can be read."""

from motcua.kit.feel.words.both import Both

CHECKING: Both = {
    # key: Vietnamese, its hint, English, its hint
    "check.name": (
        "Không có tên “{name}”.",
        "Hãy khai báo tên này hoặc sửa chính tả.",
        "There is no name “{name}”.",
        "Declare it, or look at the spelling.",
    ),
    "check.name_near": (
        "Không có tên “{name}”.",
        "Có phải bạn muốn viết “{near}”?",
        "There is no name “{name}”.",
        "Did you mean “{near}”?",
    ),
    "check.function": (
        "Không có hàm “{name}”.",
        "Hãy xem danh sách hàm có sẵn.",
        "There is no function “{name}”.",
        "Look at the list of functions.",
    ),
    "check.function_near": (
        "Không có hàm “{name}”.",
        "Có phải bạn muốn viết “{near}”?",
        "There is no function “{name}”.",
        "Did you mean “{near}”?",
    ),
    "check.member": (
        "Không có phần nào tên là “{name}” ở đây.",
        "Hãy sửa chính tả của tên sau dấu chấm.",
        "There is no member “{name}” here.",
        "Look at the spelling behind the dot.",
    ),
    "check.member_near": (
        "Không có phần nào tên là “{name}” ở đây.",
        "Có phải bạn muốn viết “{near}”?",
        "There is no member “{name}” here.",
        "Did you mean “{near}”?",
    ),
    "check.arithmetic": (
        "Không bao giờ tính được {left} {operator} {right}.",
        "Hãy đổi một vế sang kiểu phù hợp.",
        "{left} {operator} {right} never has a value.",
        "Convert one side.",
    ),
    "check.compare": (
        "Không bao giờ so sánh được {left} {operator} {right}.",
        "Hãy so sánh hai giá trị cùng kiểu.",
        "{left} {operator} {right} can never be compared.",
        "Compare two values of one type.",
    ),
    "check.boolean": (
        "“{word}” cần đúng hoặc sai, nhưng đây là {kind}.",
        "Hãy so sánh giá trị này với một giá trị khác.",
        "“{word}” needs true or false, but this is {kind}.",
        "Compare this with something.",
    ),
    "check.negation": (
        "Dấu trừ không dùng được với {kind}.",
        "Chỉ dùng dấu trừ với số hoặc khoảng thời gian.",
        "A minus cannot stand before {kind}.",
        "It goes with numbers and durations.",
    ),
    "check.not_function": (
        "Không gọi được {kind} như một hàm.",
        "Hãy bỏ dấu ngoặc phía sau.",
        "A {kind} cannot be called.",
        "Remove the brackets behind it.",
    ),
    "check.argument": (
        "Tham số “{parameter}” của “{name}” phải là {wanted}, không thể là {kind}.",
        "Hãy đổi giá trị này sang {wanted}.",
        "“{parameter}” of “{name}” has to be {wanted} and cannot be {kind}.",
        "Convert it to {wanted}.",
    ),
    "check.constant": (
        "Điều kiện này không bao giờ đúng, dù giá trị đưa vào là gì.",
        "Hãy so sánh với một tên thay vì giá trị cố định.",
        "This condition is never true, whatever is given.",
        "Compare with a name instead of a fixed value.",
    ),
    "check.empty": (
        "Không có giá trị nào của “{name}” làm điều kiện này đúng.",
        "Hãy kiểm tra thứ tự hai đầu khoảng.",
        "No value of “{name}” makes this condition true.",
        "Look at the order of both ends.",
    ),
    "check.never": (
        "Các điều kiện về “{name}” loại trừ lẫn nhau, nên không bao giờ cùng đúng.",
        "Có phải bạn muốn viết “or” thay vì “and”?",
        "The conditions on “{name}” exclude each other, so they are never true together.",
        "Did you mean “or” instead of “and”?",
    ),
}
