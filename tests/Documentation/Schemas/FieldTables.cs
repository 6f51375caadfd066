using System.Text;
using System.Text.Json;

namespace FlagsDownloader.Documentation.Schemas;

/// <summary>Generates the tables of docs/json.md from the schemas.</summary>
internal static class FieldTables
{
    private static readonly (string File, string Heading)[] Schemas =
    [
        ("run.schema.json", "A run"),
        ("failure.schema.json", "A failure"),
        ("merge.schema.json", "A merge"),
        ("recording.schema.json", "A recording"),
        ("comparison.schema.json", "A comparison"),
        ("difference.schema.json", "A difference"),
        ("lesson.schema.json", "A lesson"),
    ];

    public static string Write()
    {
        var text = new StringBuilder();
        foreach (var (file, heading) in Schemas)
        {
            using var schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf($"docs/{file}")));
            var root = schema.RootElement;
            text.Append($"\n## {heading}\n\n{Text(root, "title")}. {Text(root, "description")}\n");
            Append(text, root);
            if (!root.TryGetProperty("$defs", out var parts))
            {
                continue;
            }

            foreach (var part in parts.EnumerateObject())
            {
                text.Append($"\n### {heading}: `{part.Name}`\n\n{Text(part.Value, "description")}\n");
                Append(text, part.Value);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement schema)
    {
        text.Append("\n| property | type | meaning |\n|---|---|---|\n");
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            text.Append($"| `{property.Name}` | {TypeOf(property.Value)} | {Text(property.Value, "description")}{Choices(property.Value)} |\n");
        }
    }

    private static string TypeOf(JsonElement schema)
    {
        if (schema.TryGetProperty("anyOf", out var choices))
        {
            return string.Join(" or ", choices.EnumerateArray().Select(TypeOf));
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            return reference.GetString() switch
            {
                "run.schema.json" => "[run](#a-run)",
                "failure.schema.json" => "[failure](#a-failure)",
                var path => $"`{path!.Split('/')[^1]}`",
            };
        }

        if (!schema.TryGetProperty("type", out var type))
        {
            return schema.TryGetProperty("const", out var value) ? KindOf(value) : throw new InvalidOperationException($"No type: {schema}");
        }

        if (type.ValueKind == JsonValueKind.Array)
        {
            return string.Join(" or ", type.EnumerateArray().Select(each => each.GetString()));
        }

        return type.ValueEquals("array") ? $"array of {TypeOf(schema.GetProperty("items"))}"
            : type.ValueEquals("object") && schema.TryGetProperty("additionalProperties", out var values) ? $"object of {TypeOf(values)}s"
            : type.GetString()!;
    }

    private static string KindOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? "string" : "integer";

    private static string Choices(JsonElement schema) => schema.TryGetProperty("enum", out var choices)
        ? $" One of {string.Join(", ", choices.EnumerateArray().Where(choice => choice.ValueKind == JsonValueKind.String).Select(choice => $"`{choice}`"))}."
        : schema.TryGetProperty("const", out var value) && value.ValueKind == JsonValueKind.String ? $" Always `{value}`."
        : "";

    private static string Text(JsonElement schema, string name) => schema.GetProperty(name).GetString()!.Replace("|", "\\|", StringComparison.Ordinal);
}
