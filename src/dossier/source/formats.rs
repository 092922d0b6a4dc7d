//! Files that are taken for text and are something else, by how they begin.

use memchr::memmem;

/// What a file is instead of text, and how text is made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherFormat {
    /// It with its article: "a PDF".
    pub what: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

const SAVE: &str = "open it where it was written, and save it as plain text in UTF-8";
const UNPACK: &str = "unpack it, and name a file from it";
const RETYPE: &str = "use text recognition (OCR), or type it";

/// What bytes are, if they are of a format that people have at hand where text is wanted.
pub fn other_format(bytes: &[u8]) -> Option<OtherFormat> {
    let begins = |starts: &[&[u8]]| starts.iter().any(|start| bytes.starts_with(start));
    let (what, remedy) = if begins(&[b"%PDF-"]) {
        (
            "a PDF",
            "`pdftotext -layout FILE -` extracts its text, and `onrecord text -` and `onrecord new -` read it",
        )
    } else if begins(&[b"PK\x03\x04", b"PK\x05\x06"]) {
        return Some(of_archive(bytes));
    } else if begins(&[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"]) {
        ("a document of an older Office program (.doc, .xls, .ppt)", SAVE)
    } else if begins(&[b"{\\rtf"]) {
        ("a document in Rich Text Format (.rtf)", SAVE)
    } else if begins(&[
        b"\x1F\x8B",
        b"BZh",
        b"\xFD7zXZ\0",
        b"\x28\xB5\x2F\xFD",
        b"7z\xBC\xAF\x27\x1C",
    ]) {
        ("a compressed file", UNPACK)
    } else if begins(&[b"\x89PNG\r\n", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*"])
        || (begins(&[b"RIFF"]) && bytes.get(8..12) == Some(b"WEBP"))
    {
        ("a picture", RETYPE)
    } else {
        return None;
    };
    Some(OtherFormat { what, remedy })
}

/// What a zip archive is, by the names and types that it has uncompressed.
fn of_archive(bytes: &[u8]) -> OtherFormat {
    let kinds = [
        ("word/document.xml", "a Word document (.docx)", SAVE),
        ("xl/workbook.xml", "an Excel workbook (.xlsx)", SAVE),
        ("ppt/presentation.xml", "a PowerPoint presentation (.pptx)", SAVE),
        ("application/vnd.oasis.opendocument", "an OpenDocument file (.odt, .ods, .odp)", SAVE),
        ("application/epub+zip", "an e-book (.epub)", SAVE),
    ];
    let is = |mark: &str| memmem::find(bytes, mark.as_bytes()).is_some();
    let kind = kinds.into_iter().find(|(mark, ..)| is(mark));
    let (_, what, remedy) = kind.unwrap_or(("", "a zip archive", UNPACK));
    OtherFormat { what, remedy }
}
