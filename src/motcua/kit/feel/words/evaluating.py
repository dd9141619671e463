"""Why something became null."""

from motcua.kit.feel.words.both import Both

EVALUATING: Both = {
    # key: Vietnamese, its hint, English, its hint
    "operator.types": (
        "Không thể tính {left} {operator} {right}.",
        "Hãy đổi hai vế về cùng một kiểu.",
        "{left} {operator} {right} has no value.",
        "Give both sides types that go together.",
    ),
    "operator.number": (
        "Phép {operator} không có kết quả là một số.",
        "Hãy kiểm tra chia cho 0 và độ lớn của số.",
        "{operator} has no number as its result here.",
        "Look for a division by 0 and for numbers that are too large.",
    ),
    "operator.date": (
        "Kết quả nằm ngoài lịch.",
        "Hãy kiểm tra thời hạn cộng vào.",
        "The result lies outside the calendar.",
        "Look at the duration that is added.",
    ),
    "compare.types": (
        "Không so sánh được {left} với {right}.",
        "Hãy so sánh hai giá trị cùng kiểu.",
        "{left} cannot be compared with {right}.",
        "Compare two values of the same type.",
    ),
    "logic.boolean": (
        "“{operator}” cần giá trị đúng hoặc sai, nhưng gặp {found}.",
        "Hãy so sánh giá trị này với một giá trị khác.",
        "“{operator}” needs true or false, but found {found}.",
        "Compare this value with something.",
    ),
    "if.boolean": (
        "Điều kiện của “if” là {found}, nên lấy nhánh “else”.",
        "Điều kiện phải là đúng hoặc sai.",
        "The condition of “if” is {found}, so “else” is taken.",
        "A condition has to be true or false.",
    ),
    "name.missing": (
        "Tên “{name}” không có giá trị.",
        "Hãy kiểm tra chính tả của tên.",
        "The name “{name}” has no value.",
        "Look at the spelling.",
    ),
    "path.missing": (
        "{of} không có phần nào tên là “{name}”.",
        "Hãy kiểm tra chính tả của tên sau dấu chấm.",
        "{of} has no member “{name}”.",
        "Look at the spelling behind the dot.",
    ),
    "filter.test": (
        "Điều kiện lọc phải là số thứ tự hoặc đúng/sai, nhưng gặp {found}.",
        "Hãy viết một phép so sánh trong ngoặc vuông.",
        "A filter is a position or true or false, but this is {found}.",
        "Write a comparison inside the brackets.",
    ),
    "filter.position": (
        "Danh sách không có phần tử thứ {position}.",
        "",
        "The list has no element {position}.",
        "",
    ),
    "context.twice": (
        "Tên “{name}” có hai lần trong ngữ cảnh.",
        "Hãy đổi một tên.",
        "The context has the name “{name}” twice.",
        "Change one.",
    ),
    "loop.range": (
        "Không duyệt được từ {start} đến {end}.",
        "Chỉ duyệt được khoảng số nguyên hoặc khoảng ngày.",
        "One cannot go from {start} to {end}.",
        "Only whole numbers and dates can be gone through.",
    ),
    "range.ends": (
        "Khoảng từ {start} đến {end} không hợp lệ.",
        "Hai đầu khoảng phải cùng kiểu và theo thứ tự tăng.",
        "There is no range from {start} to {end}.",
        "Both ends are of one type, the smaller first.",
    ),
    "call.no_function": (
        "Không có hàm nào tên là “{name}”.",
        "Hãy kiểm tra chính tả của tên hàm.",
        "There is no function “{name}”.",
        "Look at the spelling.",
    ),
    "call.not_function": (
        "{found} không phải là hàm.",
        "Chỉ gọi được hàm.",
        "{found} is no function.",
        "Only functions can be called.",
    ),
    "call.external": (
        "Hàm ngoài này không được đăng ký.",
        "Chỉ chạy được hàm do hệ thống đăng ký.",
        "The external function is not registered.",
        "Only functions that the program registers can run.",
    ),
    "call.arguments": (
        "“{name}” không nhận các tham số này.",
        "Cách gọi: {known}.",
        "“{name}” does not take these arguments.",
        "It is called so: {known}.",
    ),
    "call.argument": (
        "Tham số “{parameter}” của “{name}” phải là {wanted}, nhưng gặp {found}.",
        "",
        "The argument “{parameter}” of “{name}” has to be {wanted}, but is {found}.",
        "",
    ),
    "json.wrong": (
        "Dữ liệu không phải JSON đúng: {reason}.",
        "Hãy kiểm tra dấu phẩy, dấu ngoặc và dấu ngoặc kép ngay trước đó.",
        "This is not JSON: {reason}.",
        "Look at the comma, bracket or quote just before.",
    ),
    "json.deep": (
        "JSON lồng nhau quá {most} tầng.",
        "Hãy bỏ bớt các tầng.",
        "The JSON is nested more than {most} deep.",
        "Take some levels out.",
    ),
    "value.read": (
        "“{text}” không phải {wanted}.",
        "",
        "“{text}” is no {wanted}.",
        "",
    ),
    "value.bounds": (
        "{value} nằm ngoài giới hạn cho phép.",
        "",
        "{value} is outside what is allowed.",
        "",
    ),
    "value.empty": (
        "Danh sách rỗng.",
        "",
        "The list is empty.",
        "",
    ),
    "value.item": (
        "Danh sách có phần tử không hợp lệ: {found}.",
        "Các phần tử phải cùng kiểu.",
        "The list has an element that does not fit: {found}.",
        "All have to be of one type.",
    ),
    "value.pattern": (
        "Mẫu tìm kiếm “{pattern}” không hợp lệ.",
        "",
        "The pattern “{pattern}” cannot be read.",
        "",
    ),
    "value.member": (
        "Không có phần nào tên là “{name}”.",
        "",
        "There is no member “{name}”.",
        "",
    ),
    "call.clock": (
        "Không có đồng hồ cho “{name}”.",
        "Chương trình gọi phải cho biết thời điểm.",
        "There is no clock for “{name}”.",
        "The program around has to give the moment.",
    ),
    "literal.at": (
        "@“{text}” không phải ngày, giờ hay khoảng thời gian.",
        'Ví dụ đúng: @"2026-11-25", @"PT2H", @"P1Y".',
        "@“{text}” is no date, time or duration.",
        'Right ones are @"2026-11-25", @"PT2H", @"P1Y".',
    ),
}
