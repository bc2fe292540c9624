// The shapes of a vocabulary, and the terms that are ours. See skos.h.
//
// They hold the integrity conditions of SKOS that a graph can break (S9, S13, S14, S27, S37, S46)
// and what is promised of mappings, statements and breaks. One value to a `sh:disjoint`, since not
// every validator reads several.
#include "graphs/skos.h"

namespace allegory {

std::string_view skos_shapes() {
  static constexpr std::string_view shapes =
      R"(# What a file of `allegory build --format skos` holds, as SHACL shapes.
@prefix al: <urn:allegory:terms#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix semapv: <https://w3id.org/semapv/vocab/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix sssom: <https://w3id.org/sssom/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

# Terms

al:Allegory a rdfs:Class ; rdfs:label "allegory"@en ;
  rdfs:comment "A story through which an idea is told."@en .
al:Statement a rdfs:Class ; rdfs:label "statement"@en ;
  rdfs:comment "A verb and what it is said of, in a story or in an idea."@en .
al:Correspondence a rdfs:Class ; rdfs:label "correspondence"@en ;
  rdfs:comment "Says that a statement of the story stands for one of the idea."@en .
al:Break a rdfs:Class ; rdfs:label "break"@en ;
  rdfs:comment "A place where the analogy ends, and why."@en .
al:VerbPair a rdfs:Class ; rdfs:label "pair of verbs"@en ;
  rdfs:comment "A verb of the story that says what one of the idea says."@en .
al:fate a rdf:Property ; rdfs:label "fate"@en ;
  rdfs:comment "What became of a statement on the other side: carried, predicted, broken, silent."@en .
al:counterpart a rdf:Property ; rdfs:label "counterpart"@en ;
  rdfs:comment "The statement of the other side that says the same."@en .
al:systematicity a rdf:Property ; rdfs:label "systematicity"@en ;
  rdfs:comment "The share of the analogy that carries over, from 0 to 1."@en .

# Shapes

al:AllegoryShape a sh:NodeShape ; sh:targetClass al:Allegory ;
  sh:property [ sh:path dcterms:title ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype rdf:langString ] ;
  sh:property [ sh:path al:story ; sh:minCount 1 ; sh:maxCount 1 ; sh:class skos:ConceptScheme ] ;
  sh:property [ sh:path al:idea ; sh:minCount 1 ; sh:maxCount 1 ; sh:class skos:ConceptScheme ] ;
  sh:property [ sh:path al:systematicity ; sh:minCount 1 ; sh:maxCount 1 ;
                sh:minInclusive 0 ; sh:maxInclusive 1 ] .

al:SchemeShape a sh:NodeShape ; sh:targetClass skos:ConceptScheme ;
  sh:property [ sh:path schema:name ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path skos:hasTopConcept ; sh:class skos:Concept ] .

al:ConceptShape a sh:NodeShape ; sh:targetClass skos:Concept ;
  sh:not [ sh:class skos:ConceptScheme ] ;  # S9
  sh:not [ sh:class skos:Collection ] ;     # S37
  sh:property [ sh:path skos:prefLabel ; sh:minCount 1 ; sh:datatype rdf:langString ;
                sh:uniqueLang true ; sh:disjoint skos:altLabel ] ;  # S14, S13
  sh:property [ sh:path skos:prefLabel ; sh:disjoint skos:hiddenLabel ] ;
  sh:property [ sh:path skos:altLabel ; sh:datatype rdf:langString ;
                sh:disjoint skos:hiddenLabel ] ;
  sh:property [ sh:path skos:inScheme ; sh:minCount 1 ; sh:maxCount 1 ;
                sh:class skos:ConceptScheme ] ;
  sh:property [ sh:path schema:termCode ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path skos:broader ; sh:class skos:Concept ] ;
  sh:property [ sh:path skos:related ; sh:class skos:Concept ] ;
  sh:property [ sh:path skos:relatedMatch ; sh:class skos:Concept ] ;
  sh:property [ sh:path dcterms:isPartOf ; sh:class skos:Concept ] ;
  # S27, both ways
  sh:property [ sh:path [ sh:oneOrMorePath skos:broader ] ; sh:disjoint skos:related ] ;
  sh:property [ sh:path [ sh:oneOrMorePath skos:broader ] ; sh:disjoint skos:relatedMatch ] ;
  sh:property [ sh:path [ sh:oneOrMorePath [ sh:inversePath skos:broader ] ] ;
                sh:disjoint skos:related ] ;
  sh:property [ sh:path [ sh:oneOrMorePath [ sh:inversePath skos:broader ] ] ;
                sh:disjoint skos:relatedMatch ] ;
  # S46, both ways
  sh:property [ sh:path skos:exactMatch ; sh:disjoint skos:relatedMatch ] ;
  sh:property [ sh:path skos:exactMatch ; sh:disjoint skos:broadMatch ] ;
  sh:property [ sh:path [ sh:inversePath skos:exactMatch ] ; sh:disjoint skos:relatedMatch ] ;
  sh:property [ sh:path [ sh:inversePath skos:exactMatch ] ; sh:disjoint skos:broadMatch ] .

# What is broader stands in the same scheme.
al:BroaderShape a sh:NodeShape ; sh:targetSubjectsOf skos:broader ;
  sh:property [ sh:path ( skos:broader skos:inScheme ) ; sh:equals skos:inScheme ] .

al:CollectionShape a sh:NodeShape ; sh:targetClass skos:Collection ;
  sh:property [ sh:path skos:member ; sh:minCount 1 ; sh:class skos:Concept ] .

al:MappingShape a sh:NodeShape ; sh:targetClass sssom:Mapping ;
  sh:property [ sh:path owl:annotatedSource ; sh:minCount 1 ; sh:maxCount 1 ; sh:class skos:Concept ] ;
  sh:property [ sh:path owl:annotatedTarget ; sh:minCount 1 ; sh:maxCount 1 ; sh:class skos:Concept ] ;
  sh:property [ sh:path owl:annotatedProperty ; sh:minCount 1 ; sh:maxCount 1 ;
                sh:hasValue skos:relatedMatch ] ;
  sh:property [ sh:path sssom:mapping_justification ; sh:minCount 1 ; sh:maxCount 1 ;
                sh:in ( semapv:ManualMappingCuration semapv:StructuralMatching ) ] ;
  sh:property [ sh:path sssom:mapping_cardinality ; sh:minCount 1 ; sh:maxCount 1 ;
                sh:in ( "1:1" "1:n" "n:1" ) ] ;
  sh:property [ sh:path sssom:confidence ; sh:minCount 1 ; sh:maxCount 1 ;
                sh:minExclusive 0 ; sh:maxInclusive 1 ] ;
  sh:property [ sh:path sssom:predicate_modifier ; sh:maxCount 1 ; sh:in ( "Not" ) ] .

al:StatementShape a sh:NodeShape ; sh:targetClass al:Statement ;
  sh:property [ sh:path rdfs:label ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype rdf:langString ] ;
  sh:property [ sh:path al:verb ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ] ;
  sh:property [ sh:path al:side ; sh:minCount 1 ; sh:maxCount 1 ; sh:class skos:ConceptScheme ] ;
  sh:property [ sh:path al:fate ; sh:minCount 1 ; sh:maxCount 1 ;
                sh:in ( "carried" "predicted" "broken" "silent" ) ] ;
  sh:property [ sh:path al:counterpart ; sh:maxCount 1 ; sh:class al:Statement ] ;
  sh:property [ sh:path al:argument ; sh:minCount 1 ; sh:node al:ArgumentShape ] .

al:ArgumentShape a sh:NodeShape ;
  sh:property [ sh:path al:position ; sh:minCount 1 ; sh:maxCount 1 ; sh:minInclusive 1 ] ;
  sh:property [ sh:path al:role ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ] ;
  sh:property [ sh:path al:value ; sh:minCount 1 ; sh:maxCount 1 ;
                sh:or ( [ sh:class skos:Concept ] [ sh:class al:Statement ] ) ] .

al:CorrespondenceShape a sh:NodeShape ; sh:targetClass al:Correspondence ;
  sh:property [ sh:path al:from ; sh:minCount 1 ; sh:maxCount 1 ; sh:class al:Statement ] ;
  sh:property [ sh:path al:to ; sh:minCount 1 ; sh:maxCount 1 ; sh:class al:Statement ] .

al:BreakShape a sh:NodeShape ; sh:targetClass al:Break ;
  sh:property [ sh:path al:about ; sh:maxCount 1 ;
                sh:or ( [ sh:class skos:Concept ] [ sh:class al:Statement ] ) ] ;
  sh:property [ sh:path rdfs:label ; sh:minCount 1 ; sh:maxCount 1 ] .
)";
  return shapes;
}

}  // namespace allegory
