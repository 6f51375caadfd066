using FlagsDownloader.Results;

namespace FlagsDownloader.Tests.Results;

public sealed class DownloadErrorTests
{
    [Fact]
    public void Message_WithControlCharacters_CannotMoveATerminal()
    {
        var error = new DownloadError(DownloadPhase.Headers, DownloadCause.HttpStatus, "HTTP error 431 - \e[31mred\e]0;owned\a\r\n");

        Assert.Equal("HTTP error 431 - ?[31mred?]0;owned?  ", error.Message);
        Assert.Equal("a?b", (error with { Message = "a?b" }).Message);
    }

    [Fact]
    public void Message_WithoutEnd_IsCut()
    {
        var error = new DownloadError(DownloadPhase.Headers, DownloadCause.BadResponse, new string('x', 10_000));

        Assert.Equal(301, error.Message.Length);
        Assert.EndsWith("x…", error.Message, StringComparison.Ordinal);
    }
}
