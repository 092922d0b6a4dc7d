//! Items and fields that stand in the dossier itself because the line that opens their list, or the
//! article, is missing or broken.

use super::{
    item::{list_of, names},
    malformed::not_opened,
    mend::{LISTS, Mending, is_ron_field},
};
use crate::dossier::{
    diagnostic::{Change, Correction},
    document::{Article, Document},
    path::Path,
    syntax::{self, Kind, Node},
};

impl Mending<'_, '_> {
    /// Puts what comes next in the dossier where it belongs, if it is in nothing; how much was taken.
    pub(super) fn put_loose(&mut self, next: &[Node<'_>], root: Node<'_>) -> usize {
        match next.first().map(|node| node.kind()) {
            Some(Kind::Field) => match self.put_unopened_list(next) {
                0 => self.put_loose_article(next, root),
                taken => taken,
            },
            _ => self.put_loose_items(next, root),
        }
    }

    /// A list whose name is there, and whose bracket is not.
    fn put_unopened_list(&mut self, next: &[Node<'_>]) -> usize {
        let Some((field, rest)) = next.split_first() else { return 0 };
        let (Some(list), Some(first), Some(name)) = (
            LISTS.into_iter().find(|list| field.name() == Some(list)),
            field.value(),
            field.name_range(),
        ) else {
            return 0;
        };
        let others = rest.iter().take_while(|node| node.kind() != Kind::Field).count();
        let is_closed = rest[..others].iter().any(|node| node.text() == "]");
        let items = rest[..others].iter().filter(|node| node.kind() == Kind::Struct);
        // A single item by itself has the wrong type.
        if first.kind() != Kind::Struct || !is_closed && items.clone().next().is_none() {
            return 0;
        }
        self.parts.mended.take(self.text, name.clone());
        self.parts.mended.put(":[");
        for (index, item) in (0..).zip([&first].into_iter().chain(items)) {
            self.item(*item, Path::item_of(list, index));
            self.parts.mended.put(",");
        }
        self.parts.mended.put("],");
        let start = first.range().start;
        let diagnostic = not_opened("these items are", "[", start, self.places);
        let between = &self.text[name.end..start];
        let (at, text) = match (between.find(':'), between.find(['\r', '\n'])) {
            // Blanks at the end of the line go.
            (Some(colon), Some(end)) if between[colon + 1..end].trim().is_empty() => {
                (name.end + colon + 1..name.end + end, " [")
            }
            _ => (start..start, "["),
        };
        let open = Correction::sure("add `[`", [Change::Bytes(at, text.to_owned())]);
        let diagnostic = diagnostic.or_correction(open.if_sure(is_closed));
        self.known_defect(&[*field, first], diagnostic);
        1 + others
    }

    /// Items that are in no list.
    fn put_loose_items(&mut self, next: &[Node<'_>], root: Node<'_>) -> usize {
        let taken = next.iter().take_while(|node| node.kind() != Kind::Field).count();
        let items = || next[..taken].iter().filter(|node| node.kind() == Kind::Struct);
        let list = items().find_map(|item| list_of(&syntax::fields(item.text())));
        let Some((list, first)) = list.zip(items().next()) else { return 0 };
        let list = LISTS.into_iter().find(|name| *name == list).unwrap_or(list);
        if root.field(list).is_some_and(|value| value.kind() == Kind::List) {
            return 0;
        }
        self.parts.mended.put(list);
        self.parts.mended.put(":[");
        for (index, item) in (0..).zip(items()) {
            self.item(*item, Path::item_of(list, index));
            self.parts.mended.put(",");
        }
        self.parts.mended.put("],");
        // If the field is there and broken, that is the cause.
        if root.field_node(list).is_none() {
            let start = first.range().start;
            let diagnostic =
                not_opened("these items are", &format!("{list}: ["), start, self.places);
            self.known_defect(&next[..taken], diagnostic);
        }
        taken
    }

    /// The fields of an article that is not opened.
    fn put_loose_article(&mut self, next: &[Node<'_>], root: Node<'_>) -> usize {
        let of_article = names::<Article<'_>>();
        let of_dossier = names::<Document<'_>>();
        let is_loose = |node: &&Node<'_>| {
            node.name()
                .is_some_and(|name| of_article.contains(&name) && !of_dossier.contains(&name))
        };
        let fields = next.iter().take_while(is_loose).count();
        // One by itself is rather misplaced.
        if fields < 2 || root.field_node("article").is_some() {
            return 0;
        }
        let errors = next[fields..].iter().take_while(|node| node.kind() == Kind::Error).count();
        self.parts.mended.put("article:(");
        for field in next[..fields].iter().filter(|field| is_ron_field(**field)) {
            self.parts.mended.take(self.text, field.range());
            self.parts.mended.put(",");
        }
        self.parts.mended.put("),");
        let start = next[0].range().start;
        let diagnostic = not_opened("these fields are", "article: (", start, self.places);
        self.known_defect(&next[..fields + errors], diagnostic);
        fields + errors
    }
}
