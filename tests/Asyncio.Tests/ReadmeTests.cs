namespace Asyncio.Tests;

/// <summary>The code of README.md, as it stands there but for the console.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Readme_TenLines_SayHello()
    {
        var printed = new List<string>();
        EventLoop.Run(Main, TestLoop.Virtual);
        Assert.Equal(["hello quick hello slow"], printed);

        static async Task<string> Greet(string name, double seconds)
        {
            await EventLoop.Sleep(TimeSpan.FromSeconds(seconds));
            return $"hello {name}";
        }

        async Task Main() => await EventLoop.Timeout(TimeSpan.FromSeconds(5), async () =>
        {
            await using var group = new TaskGroup();
            var slow = group.CreateTask(() => Greet("slow", 2));
            var quick = group.CreateTask(() => Greet("quick", 1));
            printed.Add($"{await quick} {await slow}");
        });
    }
}
