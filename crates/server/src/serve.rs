//! Binding to loopback, running, and ending so that nothing is lost.

use crate::calls::answer;
use crate::shared::{Options, Shared};
use api::Desk;
use axum::Router;
use axum::serve::ListenerExt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// How often the server looks for what others wrote, at the idle time and whether it shall end.
const STEP: Duration = Duration::from_millis(100);
/// How long connections may go on after the end was asked for. A call that writes goes on to its end in any case.
const GRACE: Duration = Duration::from_secs(3);

/// A server that listens and does not answer yet.
pub struct Server {
    listener: TcpListener,
    shared: Arc<Shared>,
}

/// Makes links that open the page.
#[derive(Clone)]
pub struct Links(Arc<Shared>);

impl Links {
    /// A link that opens the page once, within [`crate::LINK_LIFE`]. None where the system gives no random bytes.
    pub fn link(&self) -> Option<String> {
        let now = self.0.elapsed();
        let token = self.0.tokens().link(now)?;
        Some(format!("http://127.0.0.1:{}/#t={token}", self.0.port))
    }
}

impl Server {
    /// Listens on 127.0.0.1 and nowhere else.
    ///
    /// # Errors
    /// The port is taken, or may not be used.
    pub fn bind(desk: Desk, options: Options) -> io::Result<Server> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port.unwrap_or(0)));
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        Ok(Server { listener, shared: Arc::new(Shared::new(port, desk, options)) })
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.shared.port
    }

    /// Makes links that open the page.
    pub fn links(&self) -> Links {
        Links(Arc::clone(&self.shared))
    }

    /// Answers until it shall stop or the page ends it. Then the study is locked, which makes its file one whole.
    ///
    /// # Errors
    /// The system gives no threads, or takes the socket away.
    pub fn run(self, is_stopped: impl Fn() -> bool + Send + 'static) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .max_blocking_threads(32)
            .enable_io()
            .enable_time()
            .build()?;
        let shared = Arc::clone(&self.shared);
        let answered = runtime.block_on(self.serve(is_stopped));
        shared.stop();
        // Waits for the call that has the desk.
        shared.lock();
        runtime.shutdown_timeout(Duration::from_secs(1));
        answered
    }

    async fn serve(self, is_stopped: impl Fn() -> bool + Send + 'static) -> io::Result<()> {
        let listener = tokio::net::TcpListener::from_std(self.listener)?;
        let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
        let shared = self.shared;
        let router = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        tokio::spawn(tick(Arc::clone(&shared), is_stopped));
        let (ending, over) = (Arc::clone(&shared), Arc::clone(&shared));
        let serving = axum::serve(listener, router)
            .with_graceful_shutdown(async move { stopping(&ending).await })
            .into_future();
        tokio::select! {
            ended = serving => ended,
            () = async { stopping(&over).await; sleep(GRACE).await; } => Ok(()),
        }
    }
}

async fn stopping(shared: &Shared) {
    while !shared.is_stopping() {
        sleep(STEP).await;
    }
}

/// What happens without being asked for: the idle lock, what others wrote, the end.
async fn tick(shared: Arc<Shared>, is_stopped: impl Fn() -> bool) {
    while !shared.is_stopping() {
        sleep(STEP).await;
        if is_stopped() {
            shared.stop();
        }
        let looking = Arc::clone(&shared);
        let looked = tokio::task::spawn_blocking(move || {
            looking.lock_when_idle();
            looking.refresh();
        });
        // A call may hold the desk for long: the end is not to wait for it here.
        let _ = timeout(Duration::from_secs(1), looked).await;
    }
}
