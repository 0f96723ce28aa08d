using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace RetailPos.Crash.Tests;

/// <summary>The hub as its clients see it.</summary>
public sealed class HubApi(Uri address, string key) : IDisposable
{
    /// <summary>Looked again at this pace when there is nothing to be woken by: the hub is another process.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _http = ClientOf(address, key);

    public Task<(int Status, JsonElement Body)> SendAsync(Errand errand) => PostAsync(errand.Path, errand.Body, errand.Key);

    public async Task<(int Status, JsonElement Body)> PostAsync(string path, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await _http.SendAsync(request);
        return await ReadAsync(answer);
    }

    public async Task<(int Status, JsonElement Body)> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(path);
        return await ReadAsync(answer);
    }

    /// <summary>Looks until it holds.</summary>
    public async Task<JsonElement> UntilAsync(string path, string what, Func<JsonElement, bool> holds)
    {
        using var limit = new CancellationTokenSource(HubProcess.Patience);
        using var glance = new PeriodicTimer(Glance);

        while (true)
        {
            var (status, body) = await GetAsync(path);

            if (status is (int)HttpStatusCode.OK && holds(body))
            {
                return body;
            }

            Assert.False(limit.IsCancellationRequested, $"{path} never came to this: {what}. It is {status} {body}");
            await glance.WaitForNextTickAsync();
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<(int Status, JsonElement Body)> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    private static HttpClient ClientOf(Uri address, string key)
    {
        var client = new HttpClient { BaseAddress = address, Timeout = HubProcess.Patience };
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }
}
