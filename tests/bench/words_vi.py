"""Vietnamese: the words of `documents`; a country is the same in every case."""

TITLE = "{} và {} hội đàm"
NAME = "{1} {0}"
GIVEN = (
    "Minh Anh", "Quốc Bảo", "Văn Chiến", "Tiến Dũng", "Thanh Hà", "Ngọc Khánh", "Đức Long", "Hồng Minh",
    "Phương Nam", "Hữu Nghị", "Xuân Phong", "Đình Quý", "Trường Sơn", "Quang Thái", "Anh Tuấn", "Thế Vinh",
)  # fmt: skip
FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
)  # fmt: skip
COUNTRIES = (
    ("Việt Nam", "Việt Nam", "Hà Nội"), ("Liên bang Nga", "Nga", "Mát-xcơ-va"), ("Chile", "Chile", "Santiago"),
    ("Kenya", "Kenya", "Nairobi"), ("Thổ Nhĩ Kỳ", "Thổ Nhĩ Kỳ", "Ankara"), ("Nhật Bản", "Nhật Bản", "Tokyo"),
    ("Ba Lan", "Ba Lan", "Warsaw"), ("Maroc", "Maroc", "Rabat"), ("Lào", "Lào", "Viêng Chăn"),
)  # fmt: skip
OFFICES = (
    "Bộ trưởng Ngoại giao", "Phó Thủ tướng", "Chủ tịch nước", "Đại sứ", "Bộ trưởng Bộ Công Thương",
    "Chủ tịch Quốc hội", "Thứ trưởng Bộ Quốc phòng", "Thư ký Hội đồng An ninh",
)  # fmt: skip
MONTHS = tuple(map(str, range(1, 13)))
SENTENCES = (
    "{office} {a} {name} đến {seat} ngày {day}/{month}/{year}, bắt đầu chuyến thăm chính thức ba ngày.",
    "Kim ngạch thương mại giữa {a} và {b} năm {year} đạt {x},{y} tỷ USD, tăng {y},{x}%, theo hải quan {b_adj}.",
    "Xuất khẩu của {a} sang {b} trong {x} tháng đầu năm {year} tăng {x}%, đạt {x}{y}0 triệu USD.",
    "Hai bên ký bản ghi nhớ về hợp tác năng lượng; Hiệp ước ngày {day} tháng {month} năm {year} vẫn có hiệu lực.",
    "Ông {other} cho biết hai nước sẽ tiếp tục hợp tác về năng lượng, trao đổi chưa bao giờ chặt chẽ như hiện nay.",
    "Thay mặt Chính phủ {b}, {office} {other} cảm ơn sự giúp đỡ của các vị khách trong những ngày lũ lụt.",
    "Đến thứ Hai vẫn chưa rõ vòng đàm phán tiếp theo diễn ra khi nào; giới chức không nêu ngày cụ thể.",
    "“Chúng tôi biết nhau đã lâu và tin tưởng lẫn nhau”, bà {other} nói với báo chí tại {seat}.",
    "Hiệp định Thương mại tự do giữa {a} và {b} có hiệu lực từ tháng {month} năm {year}.",
    "Nhà đầu tư {b} đã rót hơn {y}{x}0 triệu USD vào {x} dự án, phần lớn ở miền Bắc.",
    "Các đại biểu thăm một bệnh viện, một cảng và hai trường học, đặt hoa tại tượng đài ở quảng trường trung tâm.",
)  # fmt: skip
