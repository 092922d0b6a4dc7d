//! `data/README.md` documents the format: held to the types.

use onrecord::dossier::{
    Access, Anonymity, Basis, Content, Document, Kind, Knows, Link, Outcome, Position,
    RelationKind, SaidIn, Sources, Speech, Str, Tenure, Translated, WithheldBy,
};
use serde_reflection::{ContainerFormat, Samples, Tracer, TracerConfig, VariantFormat};

/// Every field and every enum value of the format, as serde sees them.
fn names() -> Vec<String> {
    let mut tracer = Tracer::new(TracerConfig::default());
    let samples = Samples::new();
    // Enums inside others are traced on their own; the registry refuses what is incomplete.
    tracer.trace_type::<Access>(&samples).unwrap();
    tracer.trace_type::<WithheldBy>(&samples).unwrap();
    tracer.trace_type::<Anonymity<'_>>(&samples).unwrap();
    tracer.trace_type::<Knows>(&samples).unwrap();
    tracer.trace_type::<SaidIn<Str<'_>>>(&samples).unwrap();
    tracer.trace_type::<Translated<'_>>(&samples).unwrap();
    tracer.trace_type::<Kind>(&samples).unwrap();
    tracer.trace_type::<Tenure>(&samples).unwrap();
    tracer.trace_type::<Speech>(&samples).unwrap();
    tracer.trace_type::<Content>(&samples).unwrap();
    tracer.trace_type::<Sources>(&samples).unwrap();
    tracer.trace_type::<Position>(&samples).unwrap();
    tracer.trace_type::<Basis>(&samples).unwrap();
    tracer.trace_type::<RelationKind>(&samples).unwrap();
    tracer.trace_type::<Outcome<'_>>(&samples).unwrap();
    tracer.trace_type::<Link>(&samples).unwrap();
    tracer.trace_type::<Document<'_>>(&samples).unwrap();
    let registry = tracer.registry().unwrap();
    let mut names = Vec::new();
    for format in registry.values() {
        match format {
            ContainerFormat::Struct(fields) => {
                names.extend(fields.iter().map(|field| field.name.clone()));
            }
            ContainerFormat::Enum(variants) => {
                for variant in variants.values() {
                    names.push(variant.name.clone());
                    if let VariantFormat::Struct(fields) = &variant.value {
                        names.extend(fields.iter().map(|field| field.name.clone()));
                    }
                }
            }
            _ => {}
        }
    }
    names.sort();
    names.dedup();
    names
}

#[test]
fn every_field_and_value_is_documented() {
    let page = include_str!("../../data/README.md");
    let names = names();
    for expected in ["rests_on", "Inferred", "Answered", "reader_language", "Collective"] {
        assert!(names.iter().any(|name| name == expected), "{expected} was not traced");
    }
    let missing: Vec<_> = names
        .iter()
        .filter(|name| ["`", "(", ":"].iter().all(|end| !page.contains(&format!("`{name}{end}"))))
        .collect();
    assert!(missing.is_empty(), "data/README.md does not document {missing:?}");
}

#[test]
fn the_tutorial_uses_every_field() {
    let tutorial = include_str!("../../data/tutorial.ron");
    let missing: Vec<_> = names()
        .into_iter()
        .filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter(|name| !tutorial.contains(&format!("{name}:")))
        .collect();
    assert!(missing.is_empty(), "data/tutorial.ron does not show {missing:?}");
}
