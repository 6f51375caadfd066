using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Asyncio.Tests.Scenarios;

/// <summary>
/// The reference is CPython: record.py runs each scenario on its asyncio and writes down what happens; the scenario
/// of the same name here must have the same happen, event by event.
/// </summary>
public sealed class ScenarioTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    private static readonly Dictionary<string, MethodInfo> Scenarios = typeof(ScenarioTests).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(ScenarioTests).Namespace && type.Name.EndsWith("Scenarios", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .ToDictionary(method => SnakeCase(method.Name));

    private static readonly Dictionary<string, string[]> Recorded = ReadRecorded();

    public static TheoryData<string> Names => [.. Recorded.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_OnThisLoop_HasTheTraceOfCPython(string name)
    {
        Assert.True(Scenarios.TryGetValue(name, out var scenario), $"No C# scenario for {name}.");
        var log = new Log();
        scenario.CreateDelegate<Action<Log>>()(log);
        var difference = scenario.GetCustomAttribute<DiffersAttribute>();
        if (difference is not null)
            Assert.NotEqual(Recorded[name], difference.Trace);
        Assert.Equal(difference?.Trace ?? Recorded[name], log.Events);
    }

    [Fact]
    public void Scenarios_InCSharp_AreAllRecorded() => Assert.Empty(Scenarios.Keys.Except(Recorded.Keys));

    [Fact]
    public async Task Recording_WithTheSameCPython_GivesTheSameTraces()
    {
        var version = RecordedWith();
        var (found, _) = await Python("--version");
        if (found.Trim() != $"Python {version}")
            Assert.Skip($"The traces were recorded with Python {version}; this machine's python3 is {found.Trim()}.");
        var (output, exitCode) = await Python(Path.Combine(Folder, "record.py"), "--check");
        Assert.True(exitCode == 0, output);
    }

    private static async Task<(string Output, int ExitCode)> Python(params string[] arguments)
    {
        const string Interpreter = "/usr/bin/python3";
        if (!File.Exists(Interpreter))
            return ("not there", -1);
        using var python = Process.Start(new ProcessStartInfo(Interpreter, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (output, python.ExitCode);
    }

    private static string SnakeCase(string name) => string.Concat(name.Select(c => char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{c}"))[1..];

    private static JsonDocument Read() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "recorded.json")));

    private static string RecordedWith()
    {
        using var document = Read();
        return document.RootElement.GetProperty("python").GetString()!;
    }

    private static Dictionary<string, string[]> ReadRecorded()
    {
        using var document = Read();
        return document.RootElement.GetProperty("scenarios").EnumerateObject().ToDictionary(
            scenario => scenario.Name,
            scenario => scenario.Value.EnumerateArray().Select(text => text.GetString()!).ToArray());
    }
}
