//! A page as Markdown.

use super::{Block, Item, Page, Prose, Run};
use crate::{
    export::markdown::{escape, escape_inside},
    library::ClaimRef,
};

impl Page<'_> {
    /// The page as Markdown.
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n", escape_inside(&self.title));
        for prose in &self.lead {
            out += &format!("\n{}\n", prose.markdown());
        }
        for section in &self.sections {
            out += &format!("\n## {}\n", section.heading);
            for block in &section.blocks {
                out += &format!("\n{}", block.markdown());
            }
        }
        out
    }
}

impl Block<'_> {
    fn markdown(&self) -> String {
        match self {
            Block::Paragraph(prose) => prose.markdown() + "\n",
            Block::List(items) => items.iter().map(Item::markdown).collect(),
            Block::Numbers { header, rows } => {
                let numbers = "---:|".repeat(header.len().saturating_sub(1));
                let mut table = format!("| {} |\n|---|{numbers}\n", header.join(" | "));
                for row in rows {
                    for cell in row {
                        table += if cell.is_empty() { "|" } else { "| " };
                        table += &escape_inside(cell);
                        table.push(' ');
                    }
                    table += "|\n";
                }
                table
            }
        }
    }
}

impl Item<'_> {
    fn markdown(&self) -> String {
        let below = self.below.iter().map(|prose| format!("  - {}\n", prose.markdown()));
        format!("- {}\n{}", self.prose.markdown(), below.collect::<String>())
    }
}

impl Prose<'_> {
    fn markdown(&self) -> String {
        let run = |(at, run): (usize, &Run<'_>)| match run {
            Run::Text(text) | Run::Foreign(text) if at == 0 => escape(text),
            Run::Text(text) | Run::Foreign(text) => escape_inside(text),
            Run::Name(speaker) if at == 0 => escape(speaker.name()),
            Run::Name(speaker) => escape_inside(speaker.name()),
            Run::Strong(text) => format!("**{}**", escape(text)),
            Run::Code(text) => code(text),
            Run::Claim(claim) => code(claim.id()),
            Run::Places(claims) => places(claims),
        };
        self.0.iter().enumerate().map(run).collect()
    }
}

/// Where claims stand: "¶2 `one`, `two`, ¶4 `three`".
fn places(claims: &[ClaimRef<'_>]) -> String {
    let mut last = None;
    let place = |claim: &ClaimRef<'_>| {
        let is_known = last.replace(claim.paragraph()) == Some(claim.paragraph());
        let id = code(claim.id());
        if is_known { id } else { format!("¶{} {id}", claim.paragraph()) }
    };
    claims.iter().map(place).collect::<Vec<_>>().join(", ")
}

fn code(text: &str) -> String {
    // A backtick would end the code.
    if text.contains('`') { escape(text) } else { format!("`{text}`") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_cannot_leave_its_code() {
        assert_eq!(code("a`b"), "a\\`b");
        assert_eq!(code("a-b"), "`a-b`");
    }

    #[test]
    fn only_what_begins_a_line_can_begin_a_list() {
        let prose = |text: &'static str| Prose::from(text) + Run::Code("id") + text;
        assert_eq!(prose("- a").markdown(), "\\- a`id`- a");
        assert_eq!(prose("*a*").markdown(), "\\*a\\*`id`\\*a\\*");
    }
}
