//! Something worked out once, with what it was worked out from.

/// A value, and the key that it was worked out for. A stale value stays until there is another: it
/// is better than nothing on the screen.
#[derive(Debug, Clone)]
pub struct Cached<K, V>(Option<(K, V)>);

impl<K, V> Default for Cached<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq, V> Cached<K, V> {
    /// The value, for whatever key.
    pub fn get(&self) -> Option<&V> {
        self.0.as_ref().map(|(_, value)| value)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self) -> Option<&mut V> {
        self.0.as_mut().map(|(_, value)| value)
    }

    /// Whether the value is that of this key.
    pub fn is_for(&self, key: &K) -> bool {
        self.0.as_ref().is_some_and(|(known, _)| known == key)
    }

    /// Takes a value.
    pub fn set(&mut self, key: K, value: V) {
        self.0 = Some((key, value));
    }

    /// Works the value out, unless it is there.
    pub fn update(&mut self, key: K, make: impl FnOnce() -> V) {
        if !self.is_for(&key) {
            self.set(key, make());
        }
    }

    /// Drops the value.
    pub fn clear(&mut self) {
        self.0 = None;
    }
}
