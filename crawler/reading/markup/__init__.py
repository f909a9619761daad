"""What structured data tells of questions and answers: microdata, RDFa and JSON-LD in schema.org's words."""
