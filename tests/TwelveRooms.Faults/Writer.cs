using System.Net;
using System.Net.Http.Json;

namespace TwelveRooms.Faults;

/// <summary>One number that is sent: by its ward and month there can be only one of it.</summary>
internal sealed record Sent(string Ward, DateOnly Month, int Number);

/// <summary>One system that sends numbers, each with a key of its own, and writes down every yes. What got no answer it sends again.</summary>
internal sealed class Writer(string key, IReadOnlyList<string> wards)
{
    private const int Months = 280;
    private static readonly DateOnly First = new(2003, 1, 1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly List<Sent> _acknowledged = [];
    private Sent? _unanswered;
    private int _next;

    /// <summary>Every number that it was told is kept.</summary>
    public IReadOnlyList<Sent> Acknowledged => _acknowledged;

    /// <summary>How many were sent a second time.</summary>
    public int Again { get; private set; }

    /// <summary>Answers that were neither yes nor "later".</summary>
    public List<string> Refused { get; } = [];

    /// <summary>Sends until it is stopped or nobody answers; then what is left over goes first next time.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="isLast">Only what is left over is sent.</param>
    /// <param name="stop">Stops after the number that is on its way.</param>
    public async Task SendAsync(Uri address, bool isLast, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = Patience };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        Again += _unanswered is null ? 0 : 1;
        while (!stop.IsCancellationRequested && (_unanswered is not null || !isLast))
        {
            var sent = _unanswered ??= Next();
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/units/{sent.Ward}/measures/restrictive_interventions/points")
                {
                    Content = JsonContent.Create(new { period = $"{sent.Month:yyyy-MM}", numerator = sent.Number, denominator = 500 }),
                };
                request.Headers.Add("Idempotency-Key", $"{sent.Ward} {sent.Month:yyyy-MM}");
                using var answer = await client.SendAsync(request, CancellationToken.None);
                if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
                {
                    await Task.Delay(200, CancellationToken.None);
                    continue;
                }

                if (answer.IsSuccessStatusCode)
                {
                    _acknowledged.Add(sent);
                }
                else
                {
                    Refused.Add($"{sent}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
                }

                _unanswered = null;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                return; // killed: whether it is kept nobody knows
            }
        }
    }

    private Sent Next()
    {
        var (ward, month) = (_next / Months, _next % Months);
        if (ward >= wards.Count)
        {
            throw new InvalidOperationException("All wards are full: give fewer rounds.");
        }

        return new(wards[ward], First.AddMonths(month), 1 + _next++ % 23);
    }
}
