using System.Threading.RateLimiting;

namespace FlagsDownloader.Http;

/// <summary>Admits at most so many requests at once, in the order in which they came. The others wait.</summary>
/// <param name="size">How many.</param>
#pragma warning disable CA1001 // Disposing of the limiter would only fail the requests that wait, and none does when the client ends.
internal sealed class RequestQueue(int size)
#pragma warning restore CA1001
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = size,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>How many are admitted at once.</summary>
    public int Size => size;

    /// <summary>Whether the request is admitted. It takes a place unless it has one.</summary>
    /// <param name="place">The request's place.</param>
    /// <param name="cancellationToken">Gives up a place that is not admitted yet.</param>
    /// <param name="admitted">Completes when the request is admitted, or when the token is cancelled.</param>
    public bool TryEnter(ref QueuePlace place, CancellationToken cancellationToken, out Task admitted) =>
        place.TryEnter(_limiter, cancellationToken, out admitted);
}
