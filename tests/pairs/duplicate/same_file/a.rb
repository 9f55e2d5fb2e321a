def retry_fetch(client, url)
  attempts = 0
  begin
    attempts += 1
    response = client.get(url)
    raise Unavailable, response.status unless response.ok?
    JSON.parse(response.body)
  rescue Timeout::Error, Unavailable => error
    raise error if attempts >= 3
    sleep(2**attempts)
    retry
  end
end

def retry_push(client, url, payload)
  attempts = 0
  begin
    attempts += 1
    response = client.post(url, payload)
    raise Unavailable, response.status unless response.ok?
    JSON.parse(response.body)
  rescue Timeout::Error, Unavailable => error
    raise error if attempts >= 3
    sleep(2**attempts)
    retry
  end
end
