//! Scrolling: which line stands first, so that what is selected can be seen.

/// How many lines stay visible around the selection, where there are any.
const MARGIN: usize = 2;

/// The first visible line, as near to `top` as it can be with line `selected` of `total` in a
/// page of `page` lines.
pub fn follow(top: usize, selected: usize, page: usize, total: usize) -> usize {
    let margin = MARGIN.min(page.saturating_sub(1) / 2);
    let highest = selected.saturating_sub(margin);
    let lowest = (selected + margin + 1).saturating_sub(page);
    // In a page without lines both would be beyond the selection.
    clamp(top.max(lowest).min(highest.max(lowest)), page, total)
}

/// The first visible line, with no more empty lines at the end than there must be.
pub fn clamp(top: usize, page: usize, total: usize) -> usize {
    top.min(total.saturating_sub(page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_page_moves_only_when_it_must() {
        assert_eq!(follow(10, 15, 10, 100), 10);
        assert_eq!(follow(10, 19, 10, 100), 12);
        assert_eq!(follow(10, 11, 10, 100), 9);
        assert_eq!(follow(10, 0, 10, 100), 0);
        assert_eq!(follow(0, 99, 10, 100), 90);
        assert_eq!(follow(50, 3, 10, 5), 0);
        assert_eq!(follow(7, 3, 1, 5), 3);
    }

    properties! {
        #[test]
        fn the_selection_is_visible(
            top in 0_usize..200, page in 1_usize..50, total in 1_usize..200, at in 0_usize..200,
        ) {
            let selected = at % total;
            let top = follow(top, selected, page, total);
            prop_assert!((top..top + page).contains(&selected));
            prop_assert!(top == 0 || top + page <= total);
        }
    }
}
