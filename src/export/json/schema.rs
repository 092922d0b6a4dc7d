//! What a claim in JSON looks like, for other programs.

/// The JSON Schema (draft 2020-12) of one line of claims.
pub const CLAIM_SCHEMA: &str = include_str!("../../../assets/claim.schema.json");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::testing::{REUTERS, TUTORIAL, library},
        dossier::{
            Access, ArticleField, Basis, ClaimField, Content, DossierField, Kind, Knows, Position,
            RelationKind, RequestField, SourceField, SpeakerField, Speech, WithheldBy,
        },
        export::json::claim_lines,
        library::{
            Channel, ClaimRef, RULES, Reason, Reply, Status, Statuses, Verification, Vocabulary,
        },
    };
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// A dossier with much of it undecided.
    const DRAFT: &str = include_str!("../../../tests/dossiers/undecided.ron");

    fn schema() -> Value {
        serde_json::from_str(CLAIM_SCHEMA).unwrap()
    }

    fn lines() -> Vec<Value> {
        let library = library(&[TUTORIAL, REUTERS, DRAFT]);
        let mut statuses = Statuses::default();
        for (row, found) in library.claims().map(ClaimRef::row).zip(Status::ALL.iter().cycle()) {
            let since = "2026-03-14T15:09:26+01:00[Europe/Berlin]".parse().ok();
            let note = Some("ask again".into());
            statuses.set(row, Verification { since, note, ..(*found).into() });
        }
        let lines = claim_lines(library.claims(), &statuses);
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn what_breaks_the_promise_is_refused() {
        let validator = jsonschema::validator_for(&schema()).unwrap();
        let claim = lines().swap_remove(0);
        let broken = |change: &dyn Fn(&mut Value)| {
            let mut claim = claim.clone();
            change(&mut claim);
            !validator.is_valid(&claim)
        };
        assert!(validator.is_valid(&claim));
        assert!(broken(&|claim| claim["new"] = Value::Null));
        assert!(broken(&|claim| claim["article"]["new"] = Value::Null));
        assert!(broken(&|claim| claim["grade"] = "H1".into()));
        assert!(broken(&|claim| claim["speech"] = "Verbatim".into()));
        assert!(broken(&|claim| _ = claim.as_object_mut().unwrap().remove("note")));
    }

    #[test]
    fn every_claim_keeps_the_promise() {
        let validator = jsonschema::validator_for(&schema()).unwrap();
        for line in lines() {
            let errors: Vec<String> = validator.iter_errors(&line).map(|e| e.to_string()).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", line["id"]);
        }
    }

    /// Holds that a group of the schema names the keys of `value` and no others, all required.
    fn has_the_keys_of(schema: &Value, value: &Value, place: &str) {
        let keys: BTreeSet<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
        let named = schema["properties"].as_object().unwrap();
        let named: BTreeSet<&str> = named.keys().map(String::as_str).collect();
        let required = schema["required"].as_array().unwrap().iter();
        let required: BTreeSet<&str> = required.map(|key| key.as_str().unwrap()).collect();
        assert_eq!(named, keys, "{place}");
        assert_eq!(required, keys, "{place}");
        assert_eq!(schema["additionalProperties"], Value::Bool(false), "{place}");
    }

    #[test]
    fn the_schema_has_every_key_and_no_other() {
        let (schema, lines) = (schema(), lines());
        let properties = &schema["properties"];
        has_the_keys_of(&schema, &lines[0], "claim");
        has_the_keys_of(&properties["article"], &lines[0]["article"], "article");
        has_the_keys_of(&schema["$defs"]["speaker"], &lines[0]["speaker"], "speaker");
        has_the_keys_of(&properties["verification"], &lines[0]["verification"], "verification");
        let withheld = lines.iter().map(|line| &line["anonymity"]).find(|it| !it.is_null());
        has_the_keys_of(&schema["$defs"]["anonymity"], withheld.unwrap(), "anonymity");
        let sources = lines.iter().map(|line| &line["sources"]).find(|it| !it.is_null()).unwrap();
        has_the_keys_of(&schema["$defs"]["sources"], sources, "sources");
        for key in ["stances", "replies", "relations", "about", "requests", "with", "relay_sources"]
        {
            let item = lines.iter().find_map(|line| line[key].get(0)).unwrap();
            has_the_keys_of(&properties[key]["items"], item, key);
        }
    }

    #[test]
    fn the_schema_has_the_words_of_each_vocabulary() {
        fn holds<V: Vocabulary>(at: &Value) {
            let words: Vec<&str> = V::ALL.iter().map(|value| value.word()).collect();
            assert_eq!(at["enum"], Value::from(words));
        }
        fn holds_or_null<V: Vocabulary>(at: &Value) {
            let words = V::ALL.iter().map(|value| Value::from(value.word()));
            assert_eq!(at["enum"], words.chain([Value::Null]).collect::<Value>());
        }
        let schema = schema();
        let of = |path: &str| schema.pointer(path).unwrap().clone();
        holds_or_null::<Kind>(&of("/$defs/speaker/properties/kind"));
        holds::<Reason>(&of("/$defs/anonymity/properties/given"));
        holds::<WithheldBy>(&of("/$defs/anonymity/properties/by"));
        holds_or_null::<Knows>(&of("/properties/knows"));
        holds_or_null::<Channel>(&of("/properties/said_in"));
        holds_or_null::<Access>(&of("/$defs/speaker/properties/access"));
        holds_or_null::<Speech>(&of("/properties/speech"));
        holds_or_null::<Content>(&of("/properties/content"));
        holds::<Position>(&of("/properties/stances/items/properties/position"));
        holds::<Basis>(&of("/properties/stances/items/properties/basis"));
        holds::<Reply>(&of("/properties/replies/items/properties/outcome"));
        holds::<RelationKind>(&of("/properties/relations/items/properties/kind"));
        holds::<ClaimField>(&of("/properties/open/items"));
        holds::<SourceField>(&of("/properties/with/items/properties/open/items"));
        holds::<SpeakerField>(&of("/$defs/speaker/properties/open/items"));
        holds::<ArticleField>(&of("/properties/article/properties/open/items"));
        holds::<DossierField>(&of("/properties/article/properties/open_lists/items"));
        holds::<RequestField>(&of("/properties/requests/items/properties/open/items"));
        holds::<Status>(&of("/properties/status"));
        holds::<Status>(&of("/properties/verification/properties/found"));
        let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
        let strengths = of("/properties/strength/enum");
        let strengths = strengths.as_array().unwrap().iter().filter_map(Value::as_str);
        assert_eq!(strengths.collect::<BTreeSet<_>>(), names);
    }
}
