using System.Text.Json;
using Json.Schema;

namespace FlagsDownloader.Documentation.Schemas;

/// <summary>A schema in docs/, in JSON Schema draft 2020-12.</summary>
internal sealed class DocumentSchema
{
    // Their names are relative. Nothing is fetched.
    private static readonly Uri Site = new("https://flags.test/");

    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    // The package ignores unknown keywords, so a misspelt one would check nothing.
    private static readonly string[] Words =
    [
        "$schema", "$id", "$defs", "$ref", "title", "description", "type", "const", "enum", "minimum", "exclusiveMinimum", "maximum", "minLength",
        "pattern", "format", "minItems", "items", "required", "properties", "additionalProperties", "anyOf",
    ];

    private readonly JsonSchema _schema;

    private DocumentSchema(JsonSchema schema) => _schema = schema;

    /// <param name="file">Its name in docs/.</param>
    /// <exception cref="NotSupportedException">The schema has an unknown keyword.</exception>
    public static DocumentSchema Read(string file)
    {
        var registry = new SchemaRegistry();
        // A schema that another one refers to.
        registry.Fetch = (address, _) => Parse(address.Segments[^1], registry);
        return new DocumentSchema(Parse(file, registry));
    }

    /// <summary>Returns the errors of a value with their positions; empty if it is valid.</summary>
    public IEnumerable<string> Complaints(JsonElement value)
    {
        var result = _schema.Evaluate(value, Options);
        if (result.IsValid)
        {
            return [];
        }

        var complaints = (result.Details ?? [])
            .SelectMany(detail => (detail.Errors ?? []).Select(error => $"${detail.InstanceLocation} {error.Key}: {error.Value}"))
            .ToList();
        return complaints.Count > 0 ? complaints : ["$ is not valid"];
    }

    private static JsonSchema Parse(string file, SchemaRegistry registry)
    {
        var text = File.ReadAllText(Repository.PathOf($"docs/{file}"));
        using var document = JsonDocument.Parse(text);
        CheckWords(file, document.RootElement);
        return JsonSchema.FromText(text, new BuildOptions { SchemaRegistry = registry, Dialect = Dialect.Draft202012 }, new Uri(Site, file));
    }

    private static void CheckWords(string file, JsonElement schema)
    {
        foreach (var word in schema.EnumerateObject())
        {
            if (!Words.Contains(word.Name))
            {
                throw new NotSupportedException($"{file} has '{word.Name}': if this is not a mistake, add it to {nameof(DocumentSchema)}.");
            }

            var parts = word.Name switch
            {
                "properties" or "$defs" => word.Value.EnumerateObject().Select(property => property.Value),
                "anyOf" => word.Value.EnumerateArray(),
                "items" or "additionalProperties" when word.Value.ValueKind == JsonValueKind.Object => [word.Value],
                _ => [],
            };
            foreach (var part in parts)
            {
                CheckWords(file, part);
            }
        }
    }
}
