using System.Text.Json;
using System.Text.Json.Serialization;

namespace FlagsDownloader.Documents;

/// <summary>Writes indexed values as a JSON object with a name for each, and reads them.</summary>
/// <remarks>
/// All names are required but <see cref="LaterNames"/>, which documents of earlier versions lack. Others are skipped, because a later version
/// of the program may write more.
/// </remarks>
/// <typeparam name="TObject">The type that holds the values.</typeparam>
/// <typeparam name="TValue">The type of a value.</typeparam>
/// <param name="names">The names in the order of the values.</param>
public abstract class NamedValuesConverter<TObject, TValue>(params IEnumerable<string> names) : JsonConverter<TObject>
    where TObject : NamedValues<TValue>
{
    private readonly string[] _names = [.. names];

    /// <summary>The names that documents of earlier versions lack; their values are then the type's default. Default: none.</summary>
    protected virtual IReadOnlyList<string> LaterNames => [];

    /// <inheritdoc/>
    public override TObject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        var converter = ValueConverter(options);
        var values = new TValue[_names.Length];
        var found = new bool[_names.Length];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var place = Array.IndexOf(_names, reader.GetString());
            reader.Read();
            if (place < 0)
            {
                reader.Skip();
                continue;
            }

            values[place] = converter.Read(ref reader, typeof(TValue), options)!;
            found[place] = true;
        }

        return found.Index().All(each => each.Item || LaterNames.Contains(_names[each.Index])) ? Create(values) : throw new JsonException();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TObject value, JsonSerializerOptions options)
    {
        var converter = ValueConverter(options);
        writer.WriteStartObject();
        for (var place = 0; place < _names.Length; place++)
        {
            writer.WritePropertyName(_names[place]);
            converter.Write(writer, value.Values[place], options);
        }

        writer.WriteEndObject();
    }

    /// <summary>Creates the object.</summary>
    /// <param name="values">A value for each name.</param>
    protected abstract TObject Create(TValue[] values);

    // The converter of the context, which may have rules for numbers. Native code cannot create another one.
    private static JsonConverter<TValue> ValueConverter(JsonSerializerOptions options) =>
        (JsonConverter<TValue>)options.GetTypeInfo(typeof(TValue)).Converter;
}
