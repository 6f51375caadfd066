namespace FlagsDownloader.Comparison.Tests.Charts;

/// <summary>A text and where it is.</summary>
internal sealed record TextBox(string Text, double Left, double Top, double Right, double Bottom)
{
    public bool Overlaps(TextBox other) =>
        Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}
