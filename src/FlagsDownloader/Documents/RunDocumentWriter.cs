using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FlagsDownloader.Documents;

/// <summary>
/// Writes a run's document while the run goes on: what precedes the outcomes, the outcomes, the rest. It keeps no outcome, and the
/// text is the one that a serializer writes.
/// </summary>
/// <param name="output">Receives the text.</param>
public sealed class RunDocumentWriter(TextWriter output) : IDisposable
{
    private static readonly JsonTypeInfo<RunDocument> Run = RunDocumentJson.Readable.RunDocument;
    private static readonly string OutcomesName = JsonNamingPolicy.SnakeCaseLower.ConvertName(nameof(RunDocument.Outcomes));

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private Utf8JsonWriter? _writer;

    /// <summary>Writes an outcome.</summary>
    /// <param name="run">The run. Only its properties before the outcomes are used, and only at the first call.</param>
    /// <param name="outcome">The outcome.</param>
    public void Write(RunDocument run, OutcomeDocument outcome)
    {
        JsonSerializer.Serialize(Begin(run), outcome, RunDocumentJson.Readable.OutcomeDocument);
        Flush();
    }

    /// <summary>Writes the rest: the outcomes of the document itself, and its properties after them.</summary>
    /// <param name="run">The whole run.</param>
    public void End(RunDocument run)
    {
        foreach (var outcome in run.Outcomes)
        {
            Write(run, outcome);
        }

        var writer = Begin(run);
        writer.WriteEndArray();
        foreach (var property in Run.Properties.SkipWhile(property => property.Name != OutcomesName).Skip(1))
        {
            Write(writer, property, run);
        }

        writer.WriteEndObject();
        Flush();
        output.WriteLine();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer?.Dispose();

    private Utf8JsonWriter Begin(RunDocument run)
    {
        if (_writer is { } begun)
        {
            return begun;
        }

        var options = Run.Options;
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Indented = options.WriteIndented, Encoder = options.Encoder });
        _writer.WriteStartObject();
        foreach (var property in Run.Properties.TakeWhile(property => property.Name != OutcomesName))
        {
            Write(_writer, property, run);
        }

        _writer.WriteStartArray(OutcomesName);
        return _writer;
    }

    private static void Write(Utf8JsonWriter writer, JsonPropertyInfo property, RunDocument run)
    {
        writer.WritePropertyName(property.Name);
        JsonSerializer.Serialize(writer, property.Get!(run), Run.Options.GetTypeInfo(property.PropertyType));
    }

    private void Flush()
    {
        _writer!.Flush();
        output.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        _buffer.ResetWrittenCount();
    }
}
