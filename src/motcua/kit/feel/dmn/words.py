"""Every sentence that the reader and the runner of models say, in Vietnamese and English.

What is wrong comes first, what to do about it second.
"""

LANGUAGES = ("vi", "en")

_VIETNAMESE = {
    "line": "dòng {line}",
    "file.unreadable": "không đọc được tệp ({reason}). Hãy kiểm tra đường dẫn và quyền đọc.",
    "file.large": "tệp lớn hơn {most} MB. Hãy chia mô hình thành nhiều tệp.",
    "xml.wrong": "tệp không phải XML đúng ({reason}). Hãy sửa chỗ này hoặc xuất lại mô hình.",
    "xml.encoding": "không đọc được bảng mã của tệp. Hãy lưu tệp bằng UTF-8.",
    "xml.doctype": "tệp có khai báo DOCTYPE. Hãy xóa khai báo này; mô hình DMN không cần.",
    "xml.many": "tệp có hơn {most} phần tử. Hãy chia mô hình thành nhiều tệp.",
    "xml.deep": "phần tử lồng nhau quá {most} tầng. Hãy tách bớt thành quyết định riêng.",
    "model.not_dmn": "đây không phải mô hình DMN. Hãy dùng tệp DMN phiên bản {known}.",
    "model.id_twice": "mã {id} đã dùng ở dòng {first}. Hãy đặt mã khác cho một trong hai chỗ.",
    "model.not_imported": "mô hình {namespace} chưa được nhập. Hãy thêm phần tử import.",
    "model.unknown_reference": "không có phần tử nào là {reference}. Hãy sửa tham chiếu này.",
    "model.import_circle": "mô hình {namespace} nhập vòng tròn. Hãy bỏ một lệnh import.",
    "model.import_missing": (
        "không tìm thấy mô hình {namespace}. Hãy đặt tệp của nó vào cùng thư mục."
    ),
    "graph.circle": "cần {other}, nhưng {other} lại cần nó. Hãy bỏ một yêu cầu trong vòng này.",
    "xml.prefix": "tiền tố {prefix} chưa được khai báo. Hãy thêm xmlns:{prefix} vào phần tử gốc.",
}
_ENGLISH = {
    "line": "line {line}",
    "file.unreadable": "the file cannot be read ({reason}). Check its path and who may read it.",
    "file.large": "the file is larger than {most} MB. Part the model into several files.",
    "xml.wrong": "this is not well-formed XML ({reason}). Mend this place or export it again.",
    "xml.encoding": "the encoding of the file cannot be read. Save it as UTF-8.",
    "xml.doctype": "the file declares a DOCTYPE. Remove it; a DMN model needs none.",
    "xml.many": "the file has more than {most} elements. Part the model into several files.",
    "xml.deep": "elements stand more than {most} deep. Move some into decisions of their own.",
    "model.not_dmn": "this is not a DMN model. Use a file of DMN {known}.",
    "model.id_twice": "the id {id} stands in line {first} already. Give one of them another.",
    "model.not_imported": "the model {namespace} is not imported. Add an import element.",
    "model.unknown_reference": "there is no element {reference}. Mend this reference.",
    "model.import_circle": "the model {namespace} imports itself in the end. Remove an import.",
    "model.import_missing": "the model {namespace} is not found. Lay its file in the same folder.",
    "graph.circle": "it needs {other}, which needs it again. Remove a requirement of this circle.",
    "xml.prefix": "the prefix {prefix} is not declared. Add xmlns:{prefix} to the root element.",
}

TEXTS = {"vi": _VIETNAMESE, "en": _ENGLISH}
