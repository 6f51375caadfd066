namespace Asyncio.Tests.PublicApi;

/// <summary>The public API is approved as text: a change of it changes Asyncio.approved.txt, which a reviewer sees.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_Rendered_IsAsApproved()
    {
        var rendered = ApiText.Of(typeof(EventLoop).Assembly);
        var approved = Path.Combine(AppContext.BaseDirectory, "PublicApi", "Asyncio.approved.txt");
        if (File.Exists(approved) && File.ReadAllText(approved) == rendered)
        {
            return;
        }

        var received = Path.Combine(AppContext.BaseDirectory, "PublicApi", "Asyncio.received.txt");
        File.WriteAllText(received, rendered);
        Assert.Fail($"The public API has changed. If this is intended, copy {received} over PublicApi/Asyncio.approved.txt.");
    }
}
