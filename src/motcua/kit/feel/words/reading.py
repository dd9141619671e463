"""What is wrong with a text, and which bound an evaluation reached."""

from motcua.kit.feel.words.both import Both

READING: Both = {
    # key: Vietnamese, its hint, English, its hint
    "place": (
        "dòng {line}, cột {column}",
        "",
        "line {line}, column {column}",
        "",
    ),
    "text.long": (
        "Biểu thức dài hơn {most} ký tự.",
        "Hãy chia thành nhiều biểu thức nhỏ.",
        "The expression is longer than {most} characters.",
        "Part it into several smaller ones.",
    ),
    "text.empty": (
        "Không có biểu thức nào.",
        "Hãy viết một biểu thức.",
        "There is no expression.",
        "Write one.",
    ),
    "text.many": (
        "Biểu thức có hơn {most} phần tử.",
        "Hãy chia thành nhiều biểu thức nhỏ.",
        "The expression has more than {most} parts.",
        "Part it into several smaller ones.",
    ),
    "text.deep": (
        "Biểu thức lồng nhau quá {most} tầng.",
        "Hãy tách phần bên trong thành biểu thức riêng.",
        "The expression is nested more than {most} deep.",
        "Move the inner part into an expression of its own.",
    ),
    "text.unexpected": (
        "Không hiểu “{found}” ở chỗ này.",
        "Hãy kiểm tra toán tử, dấu ngoặc hoặc dấu phẩy ngay trước đó.",
        "“{found}” cannot stand here.",
        "Look at the operator, bracket or comma just before.",
    ),
    "text.ends": (
        "Biểu thức dừng giữa chừng.",
        "Hãy viết nốt phần còn thiếu.",
        "The expression ends too early.",
        "Write what is missing.",
    ),
    "text.expected": (
        "Cần “{wanted}” ở chỗ này, nhưng gặp “{found}”.",
        "Hãy thêm “{wanted}”.",
        "“{wanted}” is needed here, but “{found}” was found.",
        "Add “{wanted}”.",
    ),
    "text.quote": (
        "Chuỗi mở bằng dấu ngoặc kép ở đây nhưng không đóng lại.",
        'Hãy thêm dấu " ở cuối chuỗi.',
        "The string that begins here is not closed.",
        'Add a " at its end.',
    ),
    "text.comment": (
        "Chú thích mở bằng /* ở đây nhưng không đóng lại.",
        "Hãy thêm */.",
        "The comment that begins here is not closed.",
        "Add */.",
    ),
    "text.type": (
        "Không có kiểu nào tên là “{name}”.",
        "Các kiểu có sẵn: number, string, boolean, date, time, date and time, list, context.",
        "There is no type “{name}”.",
        "There are number, string, boolean, date, time, date and time, list, context.",
    ),
    "text.name": (
        "Ở đây cần một tên.",
        "Tên bắt đầu bằng chữ cái.",
        "A name is needed here.",
        "A name begins with a letter.",
    ),
    "text.named_twice": (
        "Tham số “{name}” được ghi hai lần.",
        "Hãy bỏ một lần.",
        "The parameter “{name}” is given twice.",
        "Remove one.",
    ),
    "bound.steps": (
        "Phép tính cần quá nhiều bước.",
        "Hãy thu hẹp danh sách hoặc khoảng được duyệt.",
        "The evaluation takes too many steps.",
        "Make the list or range that it goes through smaller.",
    ),
    "bound.seconds": (
        "Phép tính chạy quá lâu.",
        "Hãy viết biểu thức hoặc mẫu tìm kiếm đơn giản hơn.",
        "The evaluation takes too long.",
        "Write a simpler expression or pattern.",
    ),
    "bound.depth": (
        "Hàm gọi nhau quá {most} tầng.",
        "Hãy kiểm tra xem hàm có tự gọi chính nó không.",
        "Functions call one another more than {most} deep.",
        "See whether a function calls itself.",
    ),
    "bound.nested": (
        "Các giá trị lồng nhau quá sâu.",
        "Hãy làm phẳng danh sách hoặc ngữ cảnh.",
        "Values are nested too deep.",
        "Flatten the list or context.",
    ),
    "bound.string": (
        "Chuỗi tạo ra dài hơn {most} ký tự.",
        "Hãy rút ngắn chuỗi.",
        "A string of more than {most} characters was made.",
        "Make it shorter.",
    ),
}
