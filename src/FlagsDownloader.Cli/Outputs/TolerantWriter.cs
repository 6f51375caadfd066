using System.Text;

namespace FlagsDownloader.Cli.Outputs;

/// <summary>
/// The runtime's writer on a terminal, which knows its encoding and its cursor. If the terminal is closed, it drops the output
/// instead of throwing.
/// </summary>
/// <param name="terminal">The runtime's writer.</param>
internal sealed class TolerantWriter(TextWriter terminal) : TextWriter(terminal.FormatProvider)
{
    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value) => Try(static (writer, value) => writer.Write(value), value);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Try(static (writer, value) => writer.Write(value), value);

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void WriteLine(string? value) => Try(static (writer, value) => writer.WriteLine(value), value);

    public override void Flush() => Try(static (writer, _) => writer.Flush(), 0);

    private void Try<T>(Action<TextWriter, T> write, T value)
    {
        try
        {
            write(terminal, value);
        }
        catch (IOException)
        {
            // SIGHUP reports the closed terminal.
        }
    }
}
