//! Values in words for people.

use super::{GradeValue, Name, Value};
use crate::library::{Library, Strength, Vocabulary};
use std::borrow::Cow;

impl Value {
    /// The value in words: a speaker's name, "B named person", "no reply"; of a stance the side
    /// alone. A name that is not in the library stands as it is.
    pub fn label<'a>(&'a self, library: &'a Library) -> Cow<'a, str> {
        let names = library.names();
        let speaker = |name: &'a Name| {
            let known = names.speakers_by_id(name.as_str()).first();
            known.map_or(name.as_str(), |speaker| library.speaker(*speaker).name())
        };
        let label: &str = match self {
            Value::Grade(grade) => return grade_label(*grade),
            Value::Paragraph(points) => return points.to_string().into(),
            Value::Date(points) => return points.to_string().into(),
            Value::Stance(_, position) => position.map_or("takes none", Vocabulary::label),
            Value::Reply(reply) => reply.map_or("none reported", Vocabulary::label),
            Value::Speech(speech) => speech.label(),
            Value::Content(content) => content.label(),
            Value::Status(status) => status.label(),
            Value::Speaker(name) => speaker(name),
            Value::Asked(name) => name.as_ref().map_or("nobody asked", speaker),
            Value::Against(name) => name.as_ref().map_or("accuses nobody", speaker),
            Value::Relayed(name) => name.as_ref().map_or("not relayed", speaker),
            Value::Topic(None) => "no topic",
            Value::Topic(Some(name)) => {
                let known = names.topic_by_id(name.as_str());
                known.map_or(name.as_str(), |topic| library.topic(topic).label())
            }
            Value::Dossier(name) => {
                let known = names.dossier_by_id(name.as_str());
                known.map_or(name.as_str(), |dossier| library.dossier(dossier).title())
            }
            Value::Outlet(name) => name.as_str(),
        };
        label.into()
    }
}

fn grade_label(grade: GradeValue) -> Cow<'static, str> {
    let named = |strength: Strength| format!("{grade} {}", strength.name());
    match grade {
        GradeValue::Newsroom => "N newsroom".into(),
        GradeValue::Letter(strength) => named(strength).into(),
        GradeValue::Exact(strength, directness) => {
            format!("{}, {}", named(strength), directness.meaning()).into()
        }
        GradeValue::Range(_) => grade.to_string().into(),
    }
}

#[cfg(test)]
mod tests {
    use crate::query::testing::{query, shipped};

    #[test]
    fn every_value_has_words() {
        let library = shipped();
        for (text, label) in [
            ("grade:B", "B named person"),
            ("grade:D3", "D3 several unnamed, in the newsroom's words"),
            ("grade:A..C", "A..C"),
            ("grade:N", "N newsroom"),
            ("stance:opposes", "opposes"),
            ("stance:shelving=none", "takes none"),
            ("reply:no-comment", "no comment"),
            ("reply:none", "none reported"),
            ("speaker:pottinger", "Matt Pottinger"),
            ("asked:none", "nobody asked"),
            ("topic:rare-earths", "Rare earths"),
            ("paragraph:3..7", "3..7"),
        ] {
            let query = query(text, &library);
            let value = &query.terms()[0].values().unwrap().values()[0];
            assert_eq!(value.label(&library), label);
        }
    }
}
