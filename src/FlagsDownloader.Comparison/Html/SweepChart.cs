namespace FlagsDownloader.Comparison.Html;

internal static class SweepChart
{
    public static void Write(Markup markup, ReportContents contents)
    {
        if (!contents.IsSweep)
            return;
    }
}
