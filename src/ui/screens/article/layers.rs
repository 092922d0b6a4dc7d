//! Styles laid over each other in a text.

use ratatui::style::Style;
use std::ops::Range;

/// Styles over bytes of a text; a later one lies over the earlier ones.
#[derive(Debug, Clone)]
pub struct Layers {
    base: Style,
    layers: Vec<(Range<usize>, Style)>,
}

impl Layers {
    /// A style under all others.
    pub fn over(base: Style) -> Self {
        Layers { base, layers: Vec::new() }
    }

    /// Lays a style over some bytes.
    pub fn lay(&mut self, range: &Range<usize>, style: Style) {
        self.layers.push((range.clone(), style));
    }

    /// The bytes of a range in pieces of one style each; ends of layers that lie within a
    /// character are passed over.
    pub fn pieces<'t>(&self, text: &'t str, range: Range<usize>) -> Vec<(&'t str, Style)> {
        let ends = self.layers.iter().flat_map(|(range, _)| [range.start, range.end]);
        let inside = ends.filter(|end| range.contains(end) && text.is_char_boundary(*end));
        let mut ends: Vec<usize> = inside.chain([range.start, range.end]).collect();
        ends.sort_unstable();
        ends.dedup();
        let pieces = ends.windows(2).filter_map(|ends| {
            let piece = text.get(ends[0]..ends[1])?;
            Some((piece, self.style(ends[0])))
        });
        pieces.collect()
    }

    fn style(&self, at: usize) -> Style {
        let here = self.layers.iter().filter(|(range, _)| range.contains(&at));
        here.fold(self.base, |style, (_, layer)| style.patch(*layer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::Color;

    #[test]
    fn a_later_layer_lies_over_the_earlier_ones() {
        let mut layers = Layers::over(Style::new());
        layers.lay(&(2..6), Style::new().fg(Color::Red));
        layers.lay(&(4..8), Style::new().bold());
        let (red, bold) = (Style::new().fg(Color::Red), Style::new().bold());
        let expected = [("1", Style::new()), ("23", red), ("45", red.bold()), ("67", bold)];
        assert_eq!(layers.pieces("0123456789", 1..8), expected);
        assert_eq!(layers.pieces("0123456789", 9..9), []);
    }

    properties! {
        #[test]
        fn no_byte_is_lost(
            text in "[a-zä北]{0,20}",
            ranges in prop::collection::vec((0_usize..50, 0_usize..50), 0..5),
        ) {
            let mut layers = Layers::over(Style::new());
            for (start, end) in ranges {
                layers.lay(&(start..end), Style::new().bold());
            }
            let pieces = layers.pieces(&text, 0..text.len());
            prop_assert_eq!(pieces.iter().map(|(piece, _)| *piece).collect::<String>(), text);
        }
    }
}
