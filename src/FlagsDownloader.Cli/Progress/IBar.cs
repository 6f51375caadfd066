namespace FlagsDownloader.Cli.Progress;

/// <summary>A bar on the terminal, until it is disposed.</summary>
internal interface IBar : IDisposable
{
    /// <summary>Shows how things are now.</summary>
    void Show(BarView view);
}
