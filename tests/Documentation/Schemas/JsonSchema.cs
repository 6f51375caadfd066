using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FlagsDownloader.Documentation.Schemas;

/// <summary>As much of JSON Schema (draft 2020-12) as the schemas in docs/ use; a word that is not known here is an error, not a pass.</summary>
/// <remarks>
/// Not a package: NJsonSchema knows draft 4, and JsonSchema.Net has terms that everybody who builds this would have to accept. The
/// schemas were held against Python's jsonschema as well, which finds the same valid.
/// </remarks>
internal sealed class JsonSchema
{
    // "Annotations" (2020-12 core, 7.7): they describe, and decide nothing.
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description"];

    private readonly string _file;
    private readonly JsonElement _schema;
    private readonly JsonElement _root;

    private JsonSchema(string file, JsonElement schema, JsonElement root) => (_file, _schema, _root) = (file, schema, root);

    /// <param name="file">Its name in docs/.</param>
    public static JsonSchema Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.PathOf($"docs/{file}")));
        var root = document.RootElement.Clone();
        return new JsonSchema(file, root, root);
    }

    /// <summary>What is wrong with a value, each with its place; nothing where it is valid.</summary>
    public IEnumerable<string> Complaints(JsonElement value, string place = "$") =>
        _schema.EnumerateObject().SelectMany(keyword => Complaints(keyword, value, place));

    private IEnumerable<string> Complaints(JsonProperty keyword, JsonElement value, string place)
    {
        var argument = keyword.Value;
        switch (keyword.Name)
        {
            case "type":
                return When(!IsOfType(value, argument), $"is {Kind(value)}, not {argument}");
            case "const":
                return When(!JsonElement.DeepEquals(value, argument), $"is {value}, not {argument}");
            case "enum":
                return When(!argument.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)), $"is {value}, none of {argument}");
            case "minimum":
                return When(IsNumber(value) && value.GetDouble() < argument.GetDouble(), $"is {value}, less than {argument}");
            case "exclusiveMinimum":
                return When(IsNumber(value) && value.GetDouble() <= argument.GetDouble(), $"is {value}, not more than {argument}");
            case "maximum":
                return When(IsNumber(value) && value.GetDouble() > argument.GetDouble(), $"is {value}, more than {argument}");
            case "minLength":
                return When(IsText(value) && value.GetString()!.Length < argument.GetInt32(), "is too short");
            case "pattern":
                return When(IsText(value) && !Regex.IsMatch(value.GetString()!, argument.GetString()!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), $"is '{value}', not {argument}");
            case "format" when argument.ValueEquals("date-time"):
                return When(IsText(value) && !IsDateTime(value.GetString()!), $"is '{value}', no date and time of RFC 3339");
            case "minItems":
                return When(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < argument.GetInt32(), "has too few items");
            case "items":
                return value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray()
                    .SelectMany((item, index) => With(argument).Complaints(item, $"{place}[{index}]"));
            case "required":
                return value.ValueKind != JsonValueKind.Object ? [] : argument.EnumerateArray()
                    .Where(name => !value.TryGetProperty(name.GetString()!, out _))
                    .Select(name => $"{place} lacks {name}");
            case "properties":
                return value.ValueKind != JsonValueKind.Object ? [] : argument.EnumerateObject()
                    .Where(property => value.TryGetProperty(property.Name, out _))
                    .SelectMany(property => With(property.Value).Complaints(value.GetProperty(property.Name), $"{place}.{property.Name}"));
            case "additionalProperties":
                return value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject()
                    .Where(property => !(_schema.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Name, out _)))
                    .SelectMany(property => argument.ValueKind == JsonValueKind.False
                        ? [$"{place} has '{property.Name}', which {_file} does not describe"]
                        : With(argument).Complaints(property.Value, $"{place}.{property.Name}"));
            case "anyOf":
                string[][] choices = [.. argument.EnumerateArray().Select(choice => With(choice).Complaints(value, place).ToArray())];
                return choices.Any(complaints => complaints.Length == 0) ? [] : choices.MaxBy(complaints => complaints.Length)!;
            case "$ref":
                return Find(argument.GetString()!).Complaints(value, place);
            case var name when Annotations.Contains(name):
                return [];
            default:
                throw new NotSupportedException($"{_file} has '{keyword.Name}: {argument}', which this check does not know.");
        }

        string[] When(bool wrong, string complaint) => wrong ? [$"{place} {complaint}"] : [];
    }

    private JsonSchema With(JsonElement schema) => new(_file, schema, _root);

    // "#/$defs/name" in the same file, or another file as a whole.
    private JsonSchema Find(string reference) => reference.StartsWith("#/$defs/", StringComparison.Ordinal)
        ? With(_root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]))
        : Read(reference);

    private static bool IsOfType(JsonElement value, JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(choice => IsOfType(value, choice))
        : Kind(value) == type.GetString() || (type.ValueEquals("number") && Kind(value) == "integer");

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => double.IsInteger(value.GetDouble()) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number;

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    private static bool IsDateTime(string text) =>
        text.Contains('T', StringComparison.Ordinal)
        && (text.EndsWith('Z') || text[^6] is '+' or '-')
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);
}
