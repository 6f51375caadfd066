using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Asyncio;

/// <summary>A function for a <see cref="ProcessPoolExecutor"/>, with how its argument and result travel.</summary>
/// <typeparam name="TArgument">The type of the argument.</typeparam>
/// <typeparam name="TResult">The type of the result.</typeparam>
/// <remarks>
/// Python pickles what goes to another process, function and all. Here the worker is the same program and has the function
/// already, so only its name travels, with argument and result as JSON by generated code: nothing a trimmed or native
/// program would lack.
/// </remarks>
public sealed class ProcessFunction<TArgument, TResult> : ProcessFunction
{
    private readonly Func<TArgument, TResult> _body;
    private readonly JsonTypeInfo<TArgument> _argumentType;
    private readonly JsonTypeInfo<TResult> _resultType;

    /// <summary>Names a function.</summary>
    /// <param name="name">Unique among those given to <see cref="ProcessWorker.Serve"/>.</param>
    /// <param name="body">What the worker calls, on its main thread.</param>
    /// <param name="argumentType">From a <c>JsonSerializerContext</c>.</param>
    /// <param name="resultType">From a <c>JsonSerializerContext</c>.</param>
    public ProcessFunction(
        string name,
        Func<TArgument, TResult> body,
        JsonTypeInfo<TArgument> argumentType,
        JsonTypeInfo<TResult> resultType)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(argumentType);
        ArgumentNullException.ThrowIfNull(resultType);
        _body = body;
        _argumentType = argumentType;
        _resultType = resultType;
    }

    internal byte[] WriteArgument(TArgument argument) => JsonSerializer.SerializeToUtf8Bytes(argument, _argumentType);

    internal TResult ReadResult(ReadOnlySpan<byte> result) => JsonSerializer.Deserialize(result, _resultType)!;

    internal override byte[] Call(ReadOnlySpan<byte> argument) =>
        JsonSerializer.SerializeToUtf8Bytes(_body(JsonSerializer.Deserialize(argument, _argumentType)!), _resultType);
}
