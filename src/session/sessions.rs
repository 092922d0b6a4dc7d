//! Where the reader was when they left, and what they searched for.

use super::{StateErrorCause, document::Document};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, os::unix::ffi::OsStrExt, path::PathBuf};

/// The queries that the reader kept, the latest last, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Queries(Vec<String>);

impl Queries {
    /// How many are remembered.
    pub const MOST: usize = 200;

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Remembers a query as the latest; an empty one is none.
    pub fn keep(&mut self, query: &str) {
        if query.is_empty() {
            return;
        }
        self.0.retain(|other| other != query);
        self.0.push(query.to_owned());
        self.0.drain(..self.0.len().saturating_sub(Self::MOST));
    }

    /// Remembers the queries of another list after those of this one.
    pub fn append(&mut self, later: &Self) {
        later.0.iter().for_each(|query| self.keep(query));
    }

    /// The queries, the latest first.
    pub fn latest_first(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().rev().map(String::as_str)
    }
}

/// Which dossiers were opened together: what a session is told apart from others by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionKey(String);

impl SessionKey {
    /// The key for paths as they were given, in whatever order; none are the embedded article.
    pub fn of(paths: &[PathBuf]) -> Self {
        if paths.is_empty() {
            return Self("embedded".to_owned());
        }
        // What is not there any more has no better name than the one that was given.
        let real = |path: &PathBuf| path.canonicalize().unwrap_or_else(|_| path.clone());
        let mut paths: Vec<PathBuf> = paths.iter().map(real).collect();
        paths.sort();
        paths.dedup();
        let mut digest = Sha256::new();
        for path in paths {
            digest.update(path.as_os_str().as_bytes());
            // No path has this byte.
            digest.update([0]);
        }
        Self(digest.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// Where the reader was when they left. Everything is kept by its name, and means nothing where
/// that has lost its meaning since.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionState {
    /// When they left.
    pub left: Timestamp,
    /// The view.
    pub view: String,
    /// The query.
    pub query: String,
    /// The order of the claims.
    pub order: String,
    /// The words in which quotations were shown.
    pub text: String,
    /// The full name of the selected claim.
    pub claim: String,
    /// The full names of the marked claims.
    pub marks: Vec<String>,
    /// The facets of the matrix: of its rows, and of its columns.
    pub matrix: Vec<String>,
    /// The order of the speakers.
    pub speakers: String,
    /// The order of those who were asked.
    pub parties: String,
    /// The queries that were kept; nothing in a file of a time when all sessions shared them.
    #[serde(skip_serializing_if = "Queries::is_empty")]
    pub queries: Queries,
}

/// All sessions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sessions {
    /// The queries that all sessions shared at that time.
    shared: Queries,
    /// Where the reader left each of them.
    pub visits: BTreeMap<SessionKey, SessionState>,
}

impl Sessions {
    /// How many are remembered.
    pub const MOST: usize = 100;

    /// The sessions in a file; those that cannot be read are left out.
    ///
    /// # Errors
    /// When it is another kind of file.
    pub(super) fn of(document: &Document) -> Result<Self, StateErrorCause> {
        let shared = document.get("queries").cloned().unwrap_or_else(|| json!([]));
        let shared = Queries::deserialize(shared).map_err(|_| StateErrorCause::Damaged)?;
        let visits = match document.get("visits") {
            Some(Value::Object(visits)) => visits.clone(),
            None => serde_json::Map::new(),
            Some(_) => return Err(StateErrorCause::Damaged),
        };
        let read =
            |(key, visit)| Some((SessionKey(key), SessionState::deserialize::<Value>(visit).ok()?));
        Ok(Self { shared, visits: visits.into_iter().filter_map(read).collect() })
    }

    /// The queries that were kept in a session. One that is older than its own list has the list that
    /// all shared.
    pub fn queries(&self, key: &SessionKey) -> Queries {
        match self.visits.get(key) {
            Some(visit) if visit.queries.is_empty() => self.shared.clone(),
            Some(visit) => visit.queries.clone(),
            None => Queries::default(),
        }
    }

    /// Remembers in their file where the reader was, and what they searched for.
    pub(super) fn leave_in(
        mut self,
        document: &mut Document,
        key: &SessionKey,
        visit: &SessionState,
        queries: &Queries,
    ) {
        let before: Vec<SessionKey> = self.visits.keys().cloned().collect();
        let visit = self.leave(key, visit, queries);
        let visits = document.object_mut("visits");
        for SessionKey(forgotten) in before.iter().filter(|key| !self.visits.contains_key(key)) {
            visits.remove(forgotten);
        }
        let SessionKey(key) = key;
        let stored = visits.entry(key.clone()).or_insert_with(|| json!({}));
        match (stored, json!(visit)) {
            // What a later version has put beside it stays.
            (Value::Object(stored), Value::Object(visit)) => stored.extend(visit),
            (stored, visit) => *stored = visit,
        }
    }

    /// Remembers where the reader was, and gives what is remembered.
    fn leave(&mut self, key: &SessionKey, visit: &SessionState, queries: &Queries) -> SessionState {
        let mut all = self.queries(key);
        all.append(queries);
        let visit = SessionState { queries: all, ..visit.clone() };
        self.visits.insert(key.clone(), visit.clone());
        while self.visits.len() > Self::MOST {
            let oldest = self.visits.iter().min_by_key(|(_, visit)| visit.left);
            let Some(oldest) = oldest.map(|(key, _)| key.clone()) else { break };
            self.visits.remove(&oldest);
        }
        visit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_session_is_known_by_what_is_opened_and_not_by_how_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let [a, b] = ["a.ron", "b.ron"].map(|name| folder.path().join(name));
        [&a, &b].into_iter().for_each(|path| fs::write(path, "").unwrap());
        let key = |paths: &[&PathBuf]| {
            let paths: Vec<_> = paths.iter().map(|path| (*path).clone()).collect();
            SessionKey::of(&paths)
        };
        let roundabout = folder.path().join(".").join("a.ron");
        assert_eq!(key(&[&a, &b]), key(&[&b, &roundabout, &a]));
        assert_ne!(key(&[&a]), key(&[&a, &b]));
        assert_ne!(key(&[&a]), key(&[]));
        let gone = folder.path().join("gone.ron");
        assert_ne!(key(&[&gone]), key(&[]));
    }

    #[test]
    fn the_oldest_sessions_are_forgotten() {
        let mut sessions = Sessions::default();
        for at in 0..=Sessions::MOST {
            let visit = SessionState {
                left: Timestamp::from_second(at as i64).unwrap(),
                ..SessionState::default()
            };
            sessions.leave(&SessionKey(format!("{}", 1000 - at)), &visit, &Queries::default());
        }
        assert_eq!(sessions.visits.len(), Sessions::MOST);
        assert!(!sessions.visits.contains_key(&SessionKey("1000".to_owned())));
    }

    #[test]
    fn each_session_has_its_own_queries_and_an_older_one_those_that_all_shared() {
        let [a, b, new] = ["a", "b", "new"].map(|key| SessionKey(key.to_owned()));
        let queries = |text: &str| {
            let mut queries = Queries::default();
            queries.keep(text);
            queries
        };
        let visits = [&a, &b].map(|key| (key.clone(), SessionState::default()));
        let mut sessions = Sessions { shared: queries("grade:B"), visits: visits.into() };
        let asked = |sessions: &Sessions, key: &SessionKey| {
            sessions.queries(key).latest_first().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(asked(&sessions, &a), ["grade:B"]);
        assert_eq!(asked(&sessions, &new), [""; 0]);
        for (key, query) in [(&a, "crane"), (&new, "pier")] {
            sessions.leave(key, &SessionState::default(), &queries(query));
        }
        assert_eq!(asked(&sessions, &a), ["crane", "grade:B"]);
        assert_eq!(asked(&sessions, &b), ["grade:B"]);
        assert_eq!(asked(&sessions, &new), ["pier"]);
    }

    #[test]
    fn a_query_is_remembered_once_where_it_was_last() {
        let mut queries = Queries::default();
        ["grade:B", "", "crane", "grade:B"].into_iter().for_each(|query| queries.keep(query));
        assert_eq!(queries.latest_first().collect::<Vec<_>>(), ["grade:B", "crane"]);
        let mut others = Queries::default();
        others.keep("crane");
        queries.append(&others);
        assert_eq!(queries.latest_first().next(), Some("crane"));
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let mut queries = Queries::default();
        (0..=Queries::MOST).for_each(|at| queries.keep(&at.to_string()));
        assert_eq!(queries.latest_first().len(), Queries::MOST);
        assert_eq!(queries.latest_first().last(), Some("1"));
    }
}
