namespace FlagsServer.FaultInjection;

/// <summary>The request gets an error status and a short text instead of what it asked for.</summary>
/// <param name="Status">The HTTP status.</param>
internal sealed record StatusFault(int Status) : Fault
{
    /// <summary>418 I'm a teapot, which the case study's ERROR server answers.</summary>
    public static StatusFault Teapot { get; } = new(StatusCodes.Status418ImATeapot);

    /// <summary>When the client may try again. Default: the answer does not say.</summary>
    public RetryAfter? Retry { get; init; }

    /// <inheritdoc/>
    public override string Kind => $"{Status}";

    /// <inheritdoc/>
    protected override string Options => $"{Retry}";
}

/// <summary>302 to another address, which redirects too, until the last one answers.</summary>
/// <param name="Hops">The number of redirects, this one included.</param>
internal sealed record RedirectFault(int Hops) : Fault
{
    /// <inheritdoc/>
    public override string Kind => "redirect";

    /// <inheritdoc/>
    protected override string Options => $":hops={Hops}";
}

/// <summary>302 to an address that redirects to itself.</summary>
internal sealed record RedirectLoopFault : Fault
{
    /// <inheritdoc/>
    public override string Kind => "redirect-loop";
}

/// <summary>The server resets the connection (TCP RST) instead of answering.</summary>
internal sealed record ResetFault : Fault
{
    /// <inheritdoc/>
    public override string Kind => "reset";
}

/// <summary>The server resets the connection (TCP RST) in the middle of the body.</summary>
/// <param name="After">After this many bytes; null for a random position.</param>
internal sealed record ResetBodyFault(int? After) : PositionedFault(After)
{
    /// <inheritdoc/>
    public override string Kind => "reset-body";
}

/// <summary>The server closes the connection (TCP FIN) before the body has reached its Content-Length.</summary>
/// <param name="After">After this many bytes; null for a random position.</param>
internal sealed record CutFault(int? After) : PositionedFault(After)
{
    /// <inheritdoc/>
    public override string Kind => "cut";
}

/// <summary>The server closes the connection (TCP FIN) without the last chunk, which marks a chunked body as complete.</summary>
/// <param name="After">After this many bytes of the body; null for all of it, so that only the end is missing.</param>
internal sealed record CutChunkedFault(int? After) : Fault
{
    /// <inheritdoc/>
    public override string Kind => "cut-chunked";

    /// <inheritdoc/>
    protected override string Options => After is null ? "" : $":after={After}";
}

/// <summary>The header stops halfway, and the connection stays open until the client closes it.</summary>
internal sealed record StallHeadersFault : Fault
{
    /// <inheritdoc/>
    public override string Kind => "stall-headers";
}

/// <summary>The body stops, and the connection stays open until the client closes it.</summary>
/// <param name="After">After this many bytes; null for a random position.</param>
internal sealed record StallBodyFault(int? After) : PositionedFault(After)
{
    /// <inheritdoc/>
    public override string Kind => "stall-body";
}

/// <summary>The right answer with a slow body.</summary>
/// <param name="Rate">Bytes a second.</param>
internal sealed record DripFault(int Rate) : Fault
{
    /// <inheritdoc/>
    public override string Kind => "drip";

    /// <inheritdoc/>
    protected override string Options => $":rate={Rate}";
}

/// <summary>A page with status 200 instead of what was asked for, as from a captive portal.</summary>
internal sealed record HtmlFault : Fault
{
    /// <inheritdoc/>
    public override string Kind => "html";
}

/// <summary>The whole body under a wrong Content-Length; then the server closes the connection.</summary>
/// <param name="By">The number of bytes that Content-Length is too large by; negative where it is too small.</param>
internal sealed record WrongLengthFault(int By) : Fault
{
    /// <inheritdoc/>
    public override string Kind => "wrong-length";

    /// <inheritdoc/>
    protected override string Options => $":by={By}";
}

/// <summary>The right answer, then a second one that no request asked for. The connection stays open.</summary>
/// <param name="Flag">The code of the flag that the second answer carries, two small letters; null for 404 Not Found.</param>
/// <param name="Delay">The time between the two answers; null for both in one write.</param>
internal sealed record ExtraAnswerFault(string? Flag, TimeSpan? Delay) : UnaskedFault(Flag)
{
    /// <inheritdoc/>
    public override string Kind => "extra-answer";

    /// <inheritdoc/>
    protected override string Options => base.Options + (Delay is { } time ? $":delay={time.TotalSeconds:0.#######}" : "");
}

/// <summary>The body is longer than its Content-Length, and the excess looks like an answer. The connection stays open.</summary>
/// <param name="Flag">The code of the flag that the excess carries, two small letters; null for 404 Not Found.</param>
/// <param name="By">
/// The maximum size of the excess in bytes; null for a whole answer. When the excess ends early, the next real answer
/// becomes the rest of its body.
/// </param>
internal sealed record LongBodyFault(string? Flag, int? By) : UnaskedFault(Flag)
{
    /// <inheritdoc/>
    public override string Kind => "long-body";

    /// <inheritdoc/>
    protected override string Options => base.Options + (By is null ? "" : $":by={By}");
}

/// <summary>A chunked body that repeats until the client closes the connection.</summary>
internal sealed record EndlessFault : Fault
{
    /// <inheritdoc/>
    public override string Kind => "endless";
}

/// <summary>The right answer under a huge header.</summary>
/// <param name="Size">The additional size of the header in bytes.</param>
internal sealed record HugeHeadersFault(int Size) : Fault
{
    /// <inheritdoc/>
    public override string Kind => "huge-headers";

    /// <inheritdoc/>
    protected override string Options => $":size={Size}";
}

/// <summary>The right answer, and a GOAWAY: the connection takes no further requests, and is closed after those that it has.</summary>
internal sealed record GoAwayFault : Fault
{
    /// <inheritdoc/>
    public override string Kind => "goaway";
}

/// <summary>The stream is reset with REFUSED_STREAM: the request was not processed, and may be sent again.</summary>
internal sealed record RefusedStreamFault : Fault
{
    /// <inheritdoc/>
    public override string Kind => "refused-stream";
}
