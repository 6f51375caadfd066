using System.Text;

namespace Asyncio;

/// <summary>The other side of a <see cref="ProcessPoolExecutor"/>: what the program does when it runs as a worker.</summary>
public static class ProcessWorker
{
    /// <summary>The environment variable by which a worker knows what it is.</summary>
    internal const string Variable = "ASYNCIO_PROCESS_WORKER";

    /// <summary>True in a process that an executor started.</summary>
    public static bool IsWorker { get; } = Environment.GetEnvironmentVariable(Variable) is not null;

    /// <summary>
    /// In a worker, answers calls until the executor ends it, and returns true: then leave <c>Main</c>. In any other process
    /// returns false at once. Call it first thing in <c>Main</c>.
    /// </summary>
    /// <param name="functions">What may be called.</param>
    /// <remarks>
    /// Calls come on the standard input and answers go to the standard output, so while it serves, what functions print
    /// goes to the standard error.
    /// </remarks>
    public static bool Serve(params IReadOnlyCollection<ProcessFunction> functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        if (!IsWorker)
        {
            return false;
        }
        // A program that a function starts is no worker.
        Environment.SetEnvironmentVariable(Variable, null);
        var byName = functions.ToDictionary(function => function.Name);
        using var calls = new BinaryReader(Console.OpenStandardInput(), Encoding.UTF8);
        using var answers = new BinaryWriter(new BufferedStream(Console.OpenStandardOutput()), Encoding.UTF8);
        Console.SetOut(Console.Error);
        while (ProcessCall.TryRead(calls) is { } call)
        {
            Answer(byName, call).Write(answers);
        }

        return true;
    }

    private static ProcessAnswer Answer(Dictionary<string, ProcessFunction> functions, ProcessCall call)
    {
        if (!functions.TryGetValue(call.Function, out var function))
        {
            return ProcessAnswer.OfException(new InvalidOperationException(
                $"The worker knows no function '{call.Function}'. Give it to ProcessWorker.Serve."));
        }

        try
        {
            return ProcessAnswer.OfResult(function.Call(call.Argument));
        }
        catch (Exception e)
        {
            return ProcessAnswer.OfException(e);
        }
    }
}
